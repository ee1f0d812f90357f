/** Collects one protobuf message, field by field. Fields left out take protobuf's default, as the format says. */
export interface ProtobufWriter {
  /** A whole number (varint); negative ones take ten bytes, as int64 does. */
  integer(field: number, value: number): void;
  /** A 32-bit float. */
  float(field: number, value: number): void;
  text(field: number, value: string): void;
  bytes(field: number, value: Uint8Array): void;
  /** A message inside this one. */
  message(field: number, write: (inner: ProtobufWriter) => void): void;
  /** Everything written so far, in one array. */
  finish(): Uint8Array;
}

const wire = { varint: 0, lengthDelimited: 2, fixed32: 5 } as const;
const utf8 = new TextEncoder();

/** Starts an empty message. Format: protobuf.dev/programming-guides/encoding. */
export function createProtobufWriter(): ProtobufWriter {
  const chunks: Uint8Array[] = [];
  const tag = (field: number, type: number): void => void chunks.push(varint(field * 8 + type));
  const writer: ProtobufWriter = {
    integer(field, value) {
      tag(field, wire.varint);
      chunks.push(varint(value));
    },
    float(field, value) {
      tag(field, wire.fixed32);
      const four = new Uint8Array(4);
      new DataView(four.buffer).setFloat32(0, value, true);
      chunks.push(four);
    },
    text: (field, value) => writer.bytes(field, utf8.encode(value)),
    bytes(field, value) {
      tag(field, wire.lengthDelimited);
      chunks.push(varint(value.length), value);
    },
    message(field, write) {
      const inner = createProtobufWriter();
      write(inner);
      writer.bytes(field, inner.finish());
    },
    finish: () => concatenate(chunks),
  };
  return writer;
}

/** Seven bits a byte, lowest first; the top bit says that more follow. */
function varint(value: number): Uint8Array {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${value} is not a whole number that protobuf can hold`);
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
