import { BrokenFile, ByteReader, latin1 } from "./bytes.ts";
import { CALLS, PICKLE_OPCODES, type PickleOpcode } from "./pickle-opcodes.ts";

/** What a pickle would do, read without doing it. */
export interface PickleListing {
  /** Highest protocol that is named; 0 when none is. */
  readonly protocol: number;
  /** How often each opcode occurs, in the order of first occurrence. */
  readonly opcodes: Readonly<Record<string, number>>;
  /** What is imported, as `module.name`, each once, in order; at most 1,000. `?` stands for what only a run would show. */
  readonly imports: readonly string[];
  /** How often something that was imported is called. */
  readonly calls: number;
  /** Whether the pickle ends with STOP; one that breaks off has been run up to there. */
  readonly complete: boolean;
}

/** On the stack: a text, a mark, or anything else. */
type Item = { readonly text: string } | "mark" | "other";

const PROTOCOL = 0x80;
const HIGHEST_PROTOCOL = 5;
const MAX_OPCODES = 5_000_000;
const MAX_IMPORTS = 1_000;
const MAX_LINE = 65_536;
/** What can name a module and something in it; lines of a text seldom can. */
const DOTTED_NAME = /^[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)+$/u;
const PICKLE_NAME = /\.(?:pkl|pickle|p|joblib|dill|pt|pth|bin|ckpt)$/i;

/**
 * The pickle that a file starts with. Not asked for are the name and a protocol's header: protocols 0 and 1 have none, and a loader needs
 * none. Without one it is a pickle when it calls something, or when it is called one and ends as one.
 * @returns undefined when it is none
 */
export function findPickle(name: string, bytes: Uint8Array): PickleListing | undefined {
  const listing = listPickle(bytes);
  if (listing === undefined) return undefined;
  const isPickle = hasHeader(bytes) || listing.calls > 0 || (listing.complete && PICKLE_NAME.test(name));
  return isPickle ? listing : undefined;
}

function hasHeader(bytes: Uint8Array): boolean {
  return bytes[0] === PROTOCOL && (bytes[1] ?? 255) <= HIGHEST_PROTOCOL && PICKLE_OPCODES.has(bytes[2] ?? 0);
}

/**
 * Walks the opcodes of a pickle, and of those that follow it directly, without executing any.
 * @returns undefined when not even the first opcode can be read
 */
export function listPickle(bytes: Uint8Array): PickleListing | undefined {
  const walk = new PickleWalk(bytes);
  try {
    do walk.toStop();
    while (bytes[walk.at] === PROTOCOL);
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return walk.steps === 0 ? undefined : walk.listing();
}

class PickleWalk {
  steps = 0;
  #protocol = 0;
  #calls = 0;
  #complete = false;
  #stack: Item[] = [];
  readonly #reader: ByteReader;
  readonly #hasHeader: boolean;
  readonly #opcodes = new Map<string, number>();
  readonly #imports = new Set<string>();
  readonly #memo = new Map<number, Item>();

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
    this.#hasHeader = hasHeader(bytes);
  }

  get at(): number {
    return this.#reader.at;
  }

  listing(): PickleListing {
    return {
      protocol: this.#protocol,
      opcodes: Object.fromEntries(this.#opcodes),
      imports: [...this.#imports],
      calls: this.#calls,
      complete: this.#complete,
    };
  }

  /** @throws BrokenFile where a loader would stop with an error */
  toStop(): void {
    this.#stack = [];
    this.#complete = false;
    for (let opcode = this.#next(); ; opcode = this.#next()) {
      const argument = this.#argument(opcode);
      const taken = this.#pop(opcode);
      this.#opcodes.set(opcode.name, (this.#opcodes.get(opcode.name) ?? 0) + 1);
      if (CALLS.has(opcode.name)) this.#calls++;
      if (opcode.name === "STOP") {
        this.#complete = true;
        return;
      }
      this.#do(opcode, argument, taken);
    }
  }

  #next(): PickleOpcode {
    const opcode = PICKLE_OPCODES.get(this.#reader.u8());
    if (opcode === undefined) throw new BrokenFile("has a byte that is no opcode");
    if (++this.steps > MAX_OPCODES) throw new BrokenFile("has too many opcodes");
    return opcode;
  }

  #do({ name, pushes }: PickleOpcode, argument: Uint8Array, taken: readonly Item[]): void {
    if (name === "PROTO") this.#protocol = Math.max(this.#protocol, argument[0] ?? 0);
    else if (name === "GLOBAL" || name === "INST") this.#import(utf8(argument).replace("\n", "."));
    else if (name === "STACK_GLOBAL") this.#import(taken.map(textOf).join("."));
    else if (name.startsWith("EXT")) this.#import(`extension.?${numberOf(argument)}`);
    else if (name === "MEMOIZE") this.#memo.set(this.#memo.size, this.#top());
    else if (name.endsWith("PUT")) this.#memo.set(indexOf(name, argument), this.#top());
    if (pushes === 1) this.#stack.push(this.#pushed(name, argument));
  }

  #pushed(name: string, argument: Uint8Array): Item {
    if (name === "MARK") return "mark";
    if (name === "DUP") return this.#top();
    if (name.endsWith("GET")) return this.#memo.get(indexOf(name, argument)) ?? "other";
    if (name.includes("UNICODE")) return { text: utf8(argument) };
    if (name.includes("STRING")) return { text: latin1(argument).replace(/^(['"])(.*)\1$/s, "$2") };
    return "other";
  }

  #import(path: string): void {
    // A loader would fail here; so a text that happens to begin like a pickle is none.
    if (!this.#hasHeader && !path.includes("?") && !DOTTED_NAME.test(path))
      throw new BrokenFile("imports what is no name");
    if (this.#imports.size < MAX_IMPORTS) this.#imports.add(path);
  }

  #top(): Item {
    const top = this.#stack.at(-1);
    if (top === undefined) throw new BrokenFile("takes from an empty stack");
    return top;
  }

  #pop({ pops }: PickleOpcode): Item[] {
    if (pops === 0) return [];
    const from = pops === "mark" ? this.#stack.lastIndexOf("mark") : this.#stack.length - pops;
    if (from < 0) throw new BrokenFile("takes more from the stack than is on it");
    return this.#stack.splice(from);
  }

  #argument({ argument }: PickleOpcode): Uint8Array {
    const reader = this.#reader;
    if (typeof argument === "number") return reader.take(argument);
    if (argument === "length1") return reader.take(reader.u8());
    if (argument === "length4") return reader.take(reader.u32());
    if (argument === "length8") return reader.take(reader.u64());
    const start = reader.at;
    for (let lines = argument === "line" ? 1 : 2; lines > 0; lines--) this.#line();
    return reader.bytes.subarray(start, reader.at - 1);
  }

  #line(): void {
    const { bytes, at } = this.#reader;
    const end = bytes.subarray(at, at + MAX_LINE).indexOf(0x0a);
    if (end === -1) throw new BrokenFile("has a line that does not end");
    this.#reader.take(end + 1);
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function textOf(item: Item): string {
  return typeof item === "object" ? item.text : "?";
}

function numberOf(argument: Uint8Array): number {
  return argument.reduceRight((value, byte) => 256 * value + byte, 0);
}

/** Where in the memo: in text for PUT and GET, else in bytes. */
function indexOf(name: string, argument: Uint8Array): number {
  return name === "PUT" || name === "GET" ? Number(latin1(argument)) : numberOf(argument);
}
