import { BrokenFile } from "./bytes.ts";
import { Message } from "./protobuf.ts";

/** What an ONNX file says that it needs from outside. */
export interface OnnxNeeds {
  readonly irVersion: number;
  readonly nodes: number;
  /** Files that hold tensors of it, each once. */
  readonly externalFiles: readonly string[];
  /** Operators, as `domain.name`, that neither the standard nor the file itself defines, each once. */
  readonly customOperators: readonly string[];
}

/** The standard's, and the one that every build of onnxruntime has. */
const KNOWN_DOMAINS = ["", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training", "com.microsoft"];
const EXTERNAL = 1;
const MAX_DEPTH = 32;
const MAX_IR_VERSION = 100;

/** By the content: a version of the format and a graph. */
export function isOnnx(bytes: Uint8Array): boolean {
  try {
    const model = new Message(bytes);
    const version = model.number(1);
    return version >= 1 && version <= MAX_IR_VERSION && model.bytes(7).length > 0 && model.bytes(8).length > 0;
  } catch (error) {
    if (error instanceof BrokenFile) return false;
    throw error;
  }
}

/** Walks the graph, its subgraphs and the file's own functions (onnx.proto). @throws BrokenFile */
export function readOnnxNeeds(bytes: Uint8Array): OnnxNeeds {
  const model = new Message(bytes);
  // A reader of protobuf joins a message that stands twice.
  const graphs = model.messages(7);
  if (graphs.length === 0 || model.number(1) === 0) throw new BrokenFile("has no version of the format, or no graph");
  const functions = model.messages(25);
  const walk = new GraphWalk(new Set(functions.map((each) => `${each.text(10)}.${each.text(1)}`)));
  for (const graph of graphs) walk.graph(graph, 0);
  for (const each of functions) {
    walk.nodes(each.messages(7), 0);
    walk.attributes(each.messages(11), 0);
  }
  for (const training of model.messages(20)) {
    for (const each of [...training.messages(1), ...training.messages(2)]) walk.graph(each, 0);
  }
  return {
    irVersion: model.number(1),
    nodes: walk.count,
    externalFiles: [...walk.files],
    customOperators: [...walk.operators],
  };
}

class GraphWalk {
  count = 0;
  readonly files = new Set<string>();
  readonly operators = new Set<string>();
  readonly #defined: ReadonlySet<string>;

  constructor(defined: ReadonlySet<string>) {
    this.#defined = defined;
  }

  graph(graph: Message, depth: number): void {
    if (depth > MAX_DEPTH) throw new BrokenFile("has graphs in graphs, too many levels deep");
    graph.messages(5).forEach((tensor) => this.#tensor(tensor));
    graph.messages(15).forEach((tensor) => this.#sparse(tensor));
    this.nodes(graph.messages(1), depth);
  }

  nodes(nodes: readonly Message[], depth: number): void {
    for (const node of nodes) {
      this.count++;
      const domain = node.text(7);
      const operator = `${domain}.${node.text(4)}`;
      if (!KNOWN_DOMAINS.includes(domain) && !this.#defined.has(operator)) this.operators.add(operator);
      this.attributes(node.messages(5), depth);
    }
  }

  attributes(attributes: readonly Message[], depth: number): void {
    for (const attribute of attributes) {
      [...attribute.messages(5), ...attribute.messages(10)].forEach((tensor) => this.#tensor(tensor));
      [...attribute.messages(22), ...attribute.messages(23)].forEach((tensor) => this.#sparse(tensor));
      [...attribute.messages(6), ...attribute.messages(11)].forEach((graph) => this.graph(graph, depth + 1));
    }
  }

  #sparse(tensor: Message): void {
    [...tensor.messages(1), ...tensor.messages(2)].forEach((part) => this.#tensor(part));
  }

  #tensor(tensor: Message): void {
    const entries = tensor.messages(13);
    if (tensor.number(14) !== EXTERNAL && entries.length === 0) return;
    const locations = entries.filter((entry) => entry.text(1) === "location");
    if (locations.length === 0) this.files.add("(no file named)");
    for (const location of locations) this.files.add(location.text(2));
  }
}
