import { tarSize, tarStream, type TarEntry } from "./tar";

/** What was chosen to be published: one file, or the files of a folder. */
export interface ChosenFiles {
  /** Of the file, or of the folder. */
  readonly name: string;
  /** One entry whose path is its name; for a folder the paths begin inside of it. */
  readonly entries: readonly TarEntry[];
  readonly isFolder: boolean;
  /** Where the browser lets a page ask for the same file again after a reload. */
  readonly handle?: FileSystemHandle | undefined;
}

/** What a draft remembers of chosen files, to know them again. */
export interface FilesRecord {
  readonly name: string;
  readonly isFolder: boolean;
  /** Bytes of the artifact. */
  readonly size: number;
  readonly count: number;
  readonly fingerprint: string;
  readonly files: readonly { readonly path: string; readonly size: number; readonly mediaType: string }[];
  readonly warnings: readonly string[];
  readonly handle?: FileSystemHandle | undefined;
}

/** At most so many files are named in the metadata. */
export const MAX_LISTED_FILES = 1_000;

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  jsonl: "application/jsonl",
  md: "text/markdown",
  parquet: "application/vnd.apache.parquet",
  py: "text/x-python",
  tar: "application/x-tar",
  txt: "text/plain",
  yaml: "application/yaml",
  yml: "application/yaml",
};
const SAMPLES = 16;
const SAMPLE_SIZE = 65_536;

/** The media type of a file, by what the browser says of it, then by its name. */
export function mediaTypeOf({ path, file }: TarEntry): string {
  const type = file.type.toLowerCase().split(";")[0] ?? "";
  if (MEDIA_TYPE.test(type)) return type;
  return MEDIA_TYPES[path.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

/** The size in bytes of the artifact that chosen files become. */
export function artifactSize({ entries, isFolder }: ChosenFiles): number {
  return isFolder ? tarSize(entries) : (entries[0]?.file.size ?? 0);
}

/** Opens the artifact: the file itself, or an archive of the folder. */
export function openArtifact({ entries, isFolder }: ChosenFiles): Blob | AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return isFolder ? tarStream(entries) : (entries[0]?.file ?? new Blob());
}

/** The name that buyers save the artifact under. */
export function artifactName({ name, isFolder }: Pick<FilesRecord, "name" | "isFolder">): string {
  return isFolder ? `${name}.tar` : name;
}

/**
 * Knows chosen files again: SHA-256 of all names and sizes, and of samples of the contents. Quick at any size; the whole is hashed
 * when it is published.
 * @returns hexadecimal
 */
export async function fingerprintOf({ entries }: ChosenFiles): Promise<string> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = sorted.map(({ path, file }) => `${path}\0${file.size}`).join("\n");
  const step = Math.max(1, Math.ceil(sorted.length / SAMPLES));
  const sampled = sorted.filter((_, index) => index % step === 0);
  const perFile = Math.max(1, Math.floor(SAMPLES / Math.max(1, sampled.length)));
  const samples = sampled.flatMap(({ file }) => samplesOf(file, perFile));
  const bytes = new Blob([names, "\0", ...samples]);
  const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Evenly spread pieces, the beginning and the end among them. */
function samplesOf(file: Blob, count: number): Blob[] {
  const last = Math.max(0, file.size - SAMPLE_SIZE);
  const starts = Array.from({ length: count + 1 }, (_, index) => Math.floor((last * index) / count));
  return [...new Set(starts)].map((start) => file.slice(start, start + SAMPLE_SIZE));
}
