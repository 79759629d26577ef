import type { InputFile } from "../evaluation.ts";
import { shownText } from "../evaluation.ts";
import { BrokenFile, latin1, startsWith } from "./bytes.ts";
import type { Concern, SafetyTopic } from "./concerns.ts";
import { inflate } from "./inflate.ts";
import { isOnnx, readOnnxNeeds } from "./onnx.ts";
import { findPickle } from "./pickle.ts";
import { checkSafetensors, isSafetensors } from "./safetensors.ts";
import { isTar, readTar } from "./tar.ts";
import { beginsAsZip, findZipEnd, readZip, type ArchiveEntry } from "./zip.ts";

/** A file that was looked at, in the order in which it was met. */
export interface SeenFile extends InputFile {
  /** How many archives it lies in. */
  readonly depth: number;
  /** Whether files were taken out of it. */
  readonly isArchive: boolean;
}

/** What was seen of a file and of all files in it. */
export interface Inspection {
  readonly files: readonly SeenFile[];
  readonly concerns: readonly Concern[];
  /** Topics that something was there to look at for. */
  readonly topics: ReadonlySet<SafetyTopic>;
}

const MIB = 1_048_576;
/** Unpacked, all together. */
const MAX_UNPACKED = 1_024 * MIB;
const MAX_FILES = 10_000;
const MAX_DEPTH = 3;
/** More than this many times its packed size is a bomb, unless it is small. */
const MAX_RATIO = 200;
const SMALL = 16 * MIB;
const MAX_CONCERNS = 1_000;

/** Packed formats that cannot be looked into here. */
const OPAQUE: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ["bzip2", [0x42, 0x5a, 0x68]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["RAR", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["Zstandard", [0x28, 0xb5, 0x2f, 0xfd]],
  ["LZ4", [0x04, 0x22, 0x4d, 0x18]],
  ["LZMA", [0x5d, 0x00, 0x00]],
  ["an old joblib", [0x5a, 0x46, 0x30, 0x78]],
];
const GZIP = [0x1f, 0x8b];
const NPY = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Python code inside of a Keras model. */
const KERAS_LAMBDA = /"class_name"\s*:\s*"Lambda"/;
/** Links, and names that lead out of the folder that an archive is unpacked into. */
const LEADS_OUT = /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/;

/** Looks at a file, and at every file in it when it is an archive, by what the bytes are. Executes nothing. */
export function inspect(file: InputFile): Inspection {
  const inspector = new Inspector();
  inspector.file(file, 0);
  return inspector;
}

class Inspector implements Inspection {
  readonly files: SeenFile[] = [];
  readonly concerns: Concern[] = [];
  readonly topics = new Set<SafetyTopic>();
  #unpacked = 0;

  file({ name, bytes }: InputFile, depth: number): void {
    const seen = { name, bytes, depth, isArchive: false };
    this.files.push(seen);
    this.topics.add("pickle");
    this.#pickle(name, bytes);
    this.#code(name, bytes);
    this.#model(name, bytes);
    const isOpened = this.#packed(name, bytes, depth);
    if (isOpened) this.files.splice(this.files.indexOf(seen), 1, { ...seen, isArchive: true });
  }

  #concern(topic: SafetyTopic, path: string, what: string): void {
    this.topics.add(topic);
    if (this.concerns.length < MAX_CONCERNS) this.concerns.push({ topic, path, what });
  }

  #pickle(name: string, bytes: Uint8Array): void {
    const listing = findPickle(name, bytes);
    if (listing === undefined) return;
    const { imports, calls } = listing;
    const shown = imports.slice(0, 5).map((path) => shownText(path, 80));
    const more = imports.length > 5 ? ` and ${imports.length - 5} more` : "";
    const words =
      imports.length === 0 ? "imports nothing" : `imports ${shown.join(", ")}${more}, and makes ${calls} calls`;
    this.#concern("pickle", name, `is a pickle, which runs code when it is loaded: it ${words}`);
  }

  #code(name: string, bytes: Uint8Array): void {
    if (startsWith(bytes, NPY)) {
      this.topics.add("code");
      const header = latin1(bytes.subarray(0, 4_096));
      if (/'descr':[^,]*'\|?O/.test(header))
        this.#concern("code", name, "is a NumPy array of objects, which are pickled");
    }
    const isJson = bytes[0] === 0x7b && bytes.length <= SMALL;
    if (!startsWith(bytes, HDF5) && !isJson) return;
    this.topics.add("code");
    if (hasLambda(bytes)) this.#concern("code", name, "holds a Keras Lambda layer, which is Python code");
  }

  #model(name: string, bytes: Uint8Array): void {
    if (isSafetensors(bytes) || /\.safetensors$/i.test(name)) {
      this.#broken("format", name, () => void checkSafetensors(bytes));
    }
    if (!isOnnx(bytes) && !/\.onnx$/i.test(name)) return;
    this.topics.add("onnx");
    this.#broken("format", name, () => {
      const { externalFiles, customOperators } = readOnnxNeeds(bytes);
      if (externalFiles.length > 0)
        this.#concern("onnx", name, `reads tensors from other files: ${listed(externalFiles)}`);
      if (customOperators.length > 0)
        this.#concern("onnx", name, `needs operators from outside of the standard: ${listed(customOperators)}`);
    });
  }

  #broken(topic: SafetyTopic, name: string, check: () => void): void {
    this.topics.add(topic);
    try {
      check();
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      this.#concern(topic, name, `is not what it says that it is: it ${error.message}`);
    }
  }

  /** @returns whether files were taken out of it */
  #packed(name: string, bytes: Uint8Array, depth: number): boolean {
    const opaque = OPAQUE.find(([, magic]) => startsWith(bytes, magic));
    if (opaque !== undefined) this.#concern("opaque", name, `is packed by ${opaque[0]}, which is not looked into`);
    const end = findZipEnd(bytes);
    try {
      if (end !== undefined) return this.#archive(name, readZip(bytes, end), bytes.length, depth);
      if (beginsAsZip(bytes)) throw new BrokenFile("has no end");
      if (isTar(bytes)) return this.#archive(name, readTar(bytes), bytes.length, depth);
      if (startsWith(bytes, GZIP)) return this.#stream(name, bytes, "gzip", depth);
      if (bytes[0] === 0x78 && (0x7800 + (bytes[1] ?? 0)) % 31 === 0) return this.#stream(name, bytes, "zlib", depth);
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      this.#concern("archive", name, `is an archive that ${error.message}`);
    }
    return false;
  }

  /** Two bytes are no proof of zlib: what does not unpack may be something else. What came out is looked at all the same. */
  #stream(name: string, bytes: Uint8Array, format: "gzip" | "zlib", depth: number): boolean {
    if (this.#isTooDeep(name, depth)) return false;
    const inner = inflate(bytes, format, Math.min(MAX_UNPACKED - this.#unpacked, allowed(bytes.length)));
    if (inner.end === "broken" && format === "gzip")
      this.#concern("archive", name, "is packed by gzip, and cannot be unpacked");
    if (inner.end === "too long") this.#concern("archive", name, "unpacks to far more than it is long");
    if (inner.bytes.length === 0) return false;
    this.topics.add("archive");
    this.#unpacked += inner.bytes.length;
    const last = name.split(/[›/]/).at(-1) ?? name;
    this.file({ name: `${name} › ${last.trim().replace(/\.(?:gz|tgz|z)$/i, "")}`, bytes: inner.bytes }, depth + 1);
    return true;
  }

  #archive(name: string, entries: readonly ArchiveEntry[], packed: number, depth: number): boolean {
    this.topics.add("archive");
    if (this.#isTooDeep(name, depth)) return false;
    if (this.files.length + entries.length > MAX_FILES) throw new BrokenFile("holds more than 10,000 files");
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > allowed(packed) || total > MAX_UNPACKED - this.#unpacked) {
      throw new BrokenFile("unpacks to far more than it is long");
    }
    this.#names(name, entries);
    for (const entry of entries.filter(({ isFolder, isLink }) => !isFolder && !isLink)) {
      const path = `${name} › ${entry.path}`;
      const bytes = this.#read(path, entry);
      if (bytes === undefined) continue;
      this.#unpacked += bytes.length;
      this.file({ name: path, bytes }, depth + 1);
    }
    return true;
  }

  #read(path: string, entry: ArchiveEntry): Uint8Array | undefined {
    try {
      return entry.read();
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      this.#concern("opaque", path, error.message);
      return undefined;
    }
  }

  #names(name: string, entries: readonly ArchiveEntry[]): void {
    const paths = new Set<string>();
    for (const { path, isLink } of entries) {
      if (LEADS_OUT.test(path))
        this.#concern("archive", `${name} › ${path}`, "has a name that leads out of the archive");
      if (isLink) this.#concern("archive", `${name} › ${path}`, "is a link");
      if (paths.has(path)) this.#concern("archive", `${name} › ${path}`, "stands in the archive twice");
      paths.add(path);
    }
  }

  #isTooDeep(name: string, depth: number): boolean {
    if (depth < MAX_DEPTH) return false;
    this.#concern("opaque", name, "lies in too many archives to be looked into");
    return true;
  }
}

function allowed(packed: number): number {
  return Math.max(SMALL, MAX_RATIO * packed);
}

function hasLambda(bytes: Uint8Array): boolean {
  const step = 4 * MIB;
  for (let at = 0; at < bytes.length; at += step) {
    // The overlap is longer than any match without absurd spaces.
    if (KERAS_LAMBDA.test(latin1(bytes.subarray(at, at + step + 256)))) return true;
  }
  return false;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => shownText(name, 80));
  return `${shown.join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
}
