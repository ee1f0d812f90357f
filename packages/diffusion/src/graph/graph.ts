import { dirname, relative, sep } from "node:path";
import { countParameters, type Weights } from "../weights/weights.ts";
import {
  countResidentBytes,
  createExternalWeights,
  type ExternalWeight,
  type ExternalWeights,
} from "./external-weights.ts";
import type { OpProfile } from "./op-profile.ts";
import {
  type Attribute,
  type Constant,
  type Dimension,
  type ElementType,
  type Node,
  type Port,
  writeOnnxModel,
} from "./onnx-model.ts";

/** One tensor of a graph: an input, a weight, a constant or what an operator gives. */
export interface Value {
  readonly name: string;
}

/** A tensor of the checkpoint. */
export interface WeightValue extends Value {
  /**
   * Leaves it in its file, where each run reads it: takes no time to open and no memory of its own, but is neither
   * rearranged for the processor nor computed with beforehand.
   */
  inPlace(): Value;
  /** Tells that it is kept as `times` as many numbers; counts in {@link BuiltGraph.residentBytes}. */
  grows(times: number): void;
  /** The same numbers in another shape: it is read so from the file, not reshaped. Its own shape is gone after that. */
  as(shape: readonly number[]): Value;
}

/** A graph being built, seen from one place of the network, as a module sees itself in torch. */
export interface Graph {
  readonly profile: OpProfile;
  /** How many times smaller than latents the pictures here are, each way; 1 unless {@link Graph.reduced}. */
  readonly reduction: number;
  /** The same graph, seen from `path` further in: `graph.at("mid_block.resnets.0")`. */
  at(path: string | number): Graph;
  /** The same place, where pictures are `times` smaller each way: what pays at one size does not at another. */
  reduced(times: number): Graph;
  /** @param dims numbers, or names of sizes known at run time, `["batch", 4, "height", "width"]` */
  input(name: string, type: ElementType, dims: readonly Dimension[]): Value;
  output(name: string, value: Value, type?: ElementType): void;
  /**
   * A tensor of the checkpoint, by its name seen from here, as 32-bit floats.
   * @throws {WeightsError} when the file has no such tensor, another shape, or it was asked for before
   */
  weight(name: string, shape: readonly number[]): WeightValue;
  /**
   * The same in `count` equal parts, cut along the first axis: each is read from its own place in the file, none is
   * copied.
   */
  weightParts(name: string, shape: readonly number[], count: number): WeightValue[];
  /** Whether the file has such a tensor; false for a graph without weights. */
  has(name: string): boolean;
  /** @param dims one-dimensional when left out; `[]` for a single number */
  constant(values: readonly number[] | Float32Array, dims?: readonly number[]): Value;
  /** Whole numbers: shapes, axes, indices. */
  integers(values: readonly number[], dims?: readonly number[]): Value;
  /** @param type an ONNX operator, with its domain where it has one: `com.microsoft.QuickGelu`. `""` as input: left out */
  op(type: string, inputs: readonly (Value | "")[], attributes?: Readonly<Record<string, Attribute>>): Value;
  /** What `make` gave for `key` the first time: constants that many layers share. */
  shared(key: string, make: () => Value): Value;
  /** For operators with several outputs. */
  opWithOutputs(type: string, inputs: readonly (Value | "")[], options: OutputOptions): Value[];
  /** Every weight asked for so far, with its shape. */
  readonly declared: ReadonlyMap<string, readonly number[]>;
  /** @throws {WeightsError} naming tensors of the file that the network did not ask for */
  finish(): BuiltGraph;
}

interface OutputOptions {
  outputs: number;
  attributes?: Readonly<Record<string, Attribute>>;
}

export interface BuiltGraph {
  /** An ONNX file whose weights lie in the checkpoint's own files. */
  bytes: Uint8Array;
  /** Absolute; the weights' locations are relative to it. Undefined without weights. */
  externalFolder?: string;
  parameterCount: number;
  /**
   * Memory that the weights take once the network is open: of those left in their files, their pages there; of the others
   * 32 bits each, and more where the profile makes them more.
   */
  residentBytes: number;
}

export interface GraphOptions {
  /** Left out: shapes are only declared, to count or compare them. */
  weights?: Weights;
  profile: OpProfile;
}

interface Parts {
  shared: Map<string, Value>;
  inputs: Port[];
  outputs: Port[];
  nodes: Node[];
  constants: Map<string, Constant>;
  weights: ExternalWeights;
}

/** Starts an empty graph. */
export function createGraph(options: GraphOptions): Graph {
  const parts: Parts = {
    shared: new Map(),
    inputs: [],
    outputs: [],
    nodes: [],
    constants: new Map(),
    weights: createExternalWeights(options.weights),
  };
  return graphAt(parts, options, { prefix: "", reduction: 1 });
}

interface Place {
  prefix: string;
  reduction: number;
}

function graphAt(parts: Parts, options: GraphOptions, { prefix, reduction }: Place): Graph {
  const graph: Graph = {
    profile: options.profile,
    declared: parts.weights.declared,
    reduction,
    at: (path) => graphAt(parts, options, { prefix: `${prefix}${path}.`, reduction }),
    reduced: (times) => graphAt(parts, options, { prefix, reduction: reduction * times }),
    input(name, type, dims) {
      parts.inputs.push({ name, type, dims });
      return { name };
    },
    output(name, value, type = "float32") {
      parts.nodes.push({
        type: "Identity",
        domain: "",
        inputs: [value.name],
        outputs: [name],
        attributes: {},
      });
      parts.outputs.push({ name, type });
    },
    weight: (name, shape) => addExternal(parts, parts.weights.take(prefix + name, shape)),
    weightParts: (name, shape, count) =>
      parts.weights.takeParts(prefix + name, shape, count).map((weight) => addExternal(parts, weight)),
    shared(key, make) {
      const value = parts.shared.get(key) ?? make();
      parts.shared.set(key, value);
      return value;
    },
    has: (name) => options.weights?.has(prefix + name) ?? false,
    constant: (values, dims = [values.length]) => addConstant(parts, "float32", { values, dims }),
    integers: (values, dims = [values.length]) => addConstant(parts, "int64", { values, dims }),
    op(type, inputs, attributes = {}) {
      const [output] = addNode(parts, { prefix, type, inputs, attributes, outputs: 1 });
      return output as Value;
    },
    opWithOutputs: (type, inputs, { outputs, attributes = {} }) =>
      addNode(parts, { prefix, type, inputs, attributes, outputs }),
    finish: () => finishGraph(parts, options),
  };
  return graph;
}

interface NewNode {
  prefix: string;
  type: string;
  inputs: readonly (Value | "")[];
  attributes: Readonly<Record<string, Attribute>>;
  outputs: number;
}

function addNode(parts: Parts, { prefix, type, inputs, attributes, outputs }: NewNode): Value[] {
  const dot = type.lastIndexOf(".");
  const name = `${prefix}${type.slice(dot + 1)}_${parts.nodes.length}`;
  const values = Array.from({ length: outputs }, (_, index) => ({
    name: index === 0 ? name : `${name}.${index}`,
  }));
  parts.nodes.push({
    type: type.slice(dot + 1),
    domain: dot < 0 ? "" : type.slice(0, dot),
    inputs: inputs.map((input) => (input === "" ? "" : input.name)),
    outputs: values.map((value) => value.name),
    attributes,
  });
  return values;
}

/** Equal constants are stored once. */
function addConstant(
  parts: Parts,
  type: Constant["type"],
  { values, dims }: { values: readonly number[] | Float32Array; dims: readonly number[] },
): Value {
  const key = `${type}[${dims.join(",")}]:${values.length > 64 ? parts.constants.size : values.join(",")}`;
  const known = parts.constants.get(key);
  if (known) return { name: known.name };
  const name = `constant_${parts.constants.size}`;
  const bytes =
    type === "float32" ? Float32Array.from(values) : BigInt64Array.from(Array.from(values, BigInt));
  parts.constants.set(key, { name, type, dims, bytes: new Uint8Array(bytes.buffer) });
  return { name };
}

function addExternal(parts: Parts, weight: ExternalWeight): WeightValue {
  const { name, type } = weight;
  // The CPU has no half-precision kernels: widened when the network is opened, or at each run what stays in its file.
  const wide = { prefix: `${name}.`, type: "Cast", inputs: [{ name }], attributes: { to: 1 }, outputs: 1 };
  const [value = { name }] = type === "F32" ? [] : addNode(parts, wide);
  return {
    ...value,
    inPlace() {
      weight.inPlace = true;
      return value;
    },
    grows(times) {
      weight.times = times;
    },
    as(shape) {
      weight.shape = shape;
      return value;
    },
  };
}

function finishGraph(parts: Parts, { weights }: GraphOptions): BuiltGraph {
  const externals = parts.weights.finish();
  const folder = weights && commonFolder(externals.map(({ file }) => file));
  const bytes = writeOnnxModel({
    ...parts,
    constants: [...parts.constants.values()],
    externals: externals.map((weight) => ({
      ...weight,
      location: relative(folder ?? "", weight.file)
        .split(sep)
        .join("/"),
    })),
  });
  return {
    bytes,
    parameterCount: countParameters(externals),
    residentBytes: countResidentBytes(externals),
    ...(folder !== undefined && { externalFolder: folder }),
  };
}

/** The deepest folder that holds all files: ONNX Runtime refuses weights outside the folder it is given. */
function commonFolder(files: readonly string[]): string | undefined {
  const [first, ...others] = new Set(files);
  if (first === undefined) return undefined;
  let folder = dirname(first);
  for (const other of others) while (!isInside(folder, other)) folder = dirname(folder);
  return folder;
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
