import type { StoredTensor, StoredType } from "../weights/weights.ts";
import { createProtobufWriter, type ProtobufWriter } from "./protobuf-writer.ts";

/** What ONNX nodes take beside tensors. Numbers that are whole are integers unless wrapped by {@link asFloat}. */
export type Attribute = number | string | readonly number[] | FloatAttribute;
export interface FloatAttribute {
  float: number;
}

/** An attribute that ONNX declares as float, whatever its value. */
export const asFloat = (value: number): FloatAttribute => ({ float: value });

export type ElementType = "float32" | "int32" | "int64" | "bool";
/** A number, or the name of a size that is known when the network runs. */
export type Dimension = number | string;

export interface Node {
  type: string;
  domain: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: Readonly<Record<string, Attribute>>;
}

export interface Port {
  name: string;
  type: ElementType;
  /** Undefined: whatever comes out. */
  dims?: readonly Dimension[];
}

export interface Constant {
  name: string;
  type: "float32" | "int64";
  dims: readonly number[];
  bytes: Uint8Array;
}

/** An initializer whose numbers lie in a file; `location` is relative to the folder given at load. */
export interface External extends Omit<StoredTensor, "file"> {
  location: string;
  /**
   * Listed as an input as well. Since IR version 4 that makes an initializer a default which a run may override, so that
   * it is no constant: the inference engine leaves it as it is (https://github.com/onnx/onnx/blob/main/docs/IR.md,
   * "Initializers").
   */
  inPlace: boolean;
}

/** A graph in the words of ONNX, still without bytes. */
export interface OnnxModel {
  inputs: readonly Port[];
  outputs: readonly Port[];
  nodes: readonly Node[];
  constants: readonly Constant[];
  externals: readonly External[];
}

// Numbers from onnx/onnx.proto: TensorProto.DataType, AttributeProto.AttributeType.
const elementTypes: Record<ElementType | StoredType, number> = {
  float32: 1,
  int32: 6,
  int64: 7,
  bool: 9,
  F32: 1,
  F16: 10,
  BF16: 16,
};
const attributeTypes = { float: 1, integer: 2, text: 3, integers: 7 } as const;
const irVersion = 10;
const opset = 21;
const external = 1;

/** The bytes of an ONNX file, opset 21. Field numbers: github.com/onnx/onnx, onnx/onnx.proto. */
export function writeOnnxModel(model: OnnxModel): Uint8Array {
  const writer = createProtobufWriter();
  writer.integer(1, irVersion);
  writer.text(2, "pinhole");
  writer.message(7, (graph) => writeGraph(graph, model));
  for (const [domain, version] of [
    ["", opset],
    ["com.microsoft", 1],
  ] as const) {
    writer.message(8, (entry) => {
      entry.text(1, domain);
      entry.integer(2, version);
    });
  }
  return writer.finish();
}

function writeGraph(graph: ProtobufWriter, model: OnnxModel): void {
  for (const node of model.nodes) graph.message(1, (inner) => writeNode(inner, node));
  graph.text(2, "network");
  for (const constant of model.constants) {
    graph.message(5, (tensor) => {
      writeTensorHead(tensor, constant.name, { dims: constant.dims, type: constant.type });
      tensor.bytes(9, constant.bytes);
    });
  }
  for (const stored of model.externals) graph.message(5, (tensor) => writeExternal(tensor, stored));
  const overridable = model.externals
    .filter(({ inPlace }) => inPlace)
    .map(({ name, type, shape }) => ({ name, type, dims: shape }));
  for (const input of [...model.inputs, ...overridable]) graph.message(11, (port) => writePort(port, input));
  for (const output of model.outputs) graph.message(12, (port) => writePort(port, output));
}

function writeNode(node: ProtobufWriter, { type, domain, inputs, outputs, attributes }: Node): void {
  for (const input of inputs) node.text(1, input);
  for (const output of outputs) node.text(2, output);
  node.text(3, outputs[0] ?? type);
  node.text(4, type);
  for (const [name, value] of Object.entries(attributes)) {
    node.message(5, (attribute) => writeAttribute(attribute, name, value));
  }
  if (domain) node.text(7, domain);
}

function writeAttribute(attribute: ProtobufWriter, name: string, value: Attribute): void {
  attribute.text(1, name);
  if (typeof value === "string") {
    attribute.text(4, value);
    attribute.integer(20, attributeTypes.text);
  } else if (typeof value === "number") {
    attribute.integer(3, value);
    attribute.integer(20, attributeTypes.integer);
  } else if ("float" in value) {
    attribute.float(2, value.float);
    attribute.integer(20, attributeTypes.float);
  } else {
    for (const each of value) attribute.integer(8, each);
    attribute.integer(20, attributeTypes.integers);
  }
}

function writeTensorHead(
  tensor: ProtobufWriter,
  name: string,
  { dims, type }: { dims: readonly number[]; type: ElementType | StoredType },
): void {
  for (const side of dims) tensor.integer(1, side);
  tensor.integer(2, elementTypes[type]);
  tensor.text(8, name);
}

function writeExternal(tensor: ProtobufWriter, stored: External): void {
  writeTensorHead(tensor, stored.name, { dims: stored.shape, type: stored.type });
  for (const [key, value] of [
    ["location", stored.location],
    ["offset", String(stored.offset)],
    ["length", String(stored.length)],
  ] as const) {
    tensor.message(13, (entry) => {
      entry.text(1, key);
      entry.text(2, value);
    });
  }
  tensor.integer(14, external);
}

function writePort(
  port: ProtobufWriter,
  { name, type, dims }: Omit<Port, "type"> & { type: ElementType | StoredType },
): void {
  port.text(1, name);
  port.message(2, (value) =>
    value.message(1, (tensor) => {
      tensor.integer(1, elementTypes[type]);
      if (dims)
        tensor.message(2, (shape) => dims.forEach((side) => shape.message(1, (dim) => writeSide(dim, side))));
    }),
  );
}

function writeSide(dim: ProtobufWriter, side: Dimension): void {
  if (typeof side === "number") dim.integer(1, side);
  else dim.text(2, side);
}
