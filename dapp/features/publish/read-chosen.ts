import {
  artifactSize,
  fingerprintOf,
  MAX_LISTED_FILES,
  mediaTypeOf,
  type ChosenFiles,
  type FilesRecord,
} from "./chosen-files";
import { isPickle } from "./pickle";
import type { TarEntry } from "./tar";

/** Left behind by operating systems; nobody means to sell them. */
const RUBBISH = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);
const MAX_NAMED = 3;

/** What a drop holds, taken before the first pause: browsers empty a drop when its event is over. */
export function takeDrop(data: DataTransfer): () => Promise<ChosenFiles | undefined> {
  const items = [...data.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const [first] = items;
  const asHandle: (DataTransferItem & WithHandle) | undefined = first;
  const handle = items.length === 1 ? asHandle?.getAsFileSystemHandle?.().catch(() => null) : undefined;
  const files = [...data.files];
  return async () => {
    if (entries.length === 0) return chosenFromList(files);
    const found = (await Promise.all(entries.map((entry) => filesUnder(entry, "")))).flat();
    const [only] = entries;
    const chosen = chosenOf(found, entries.length === 1 ? only : undefined);
    return chosen && { ...chosen, handle: (await handle) ?? undefined };
  };
}

interface WithHandle {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

function chosenOf(found: readonly TarEntry[], only: FileSystemEntry | undefined): ChosenFiles | undefined {
  if (only?.isDirectory !== true) return chosenFromEntries(found, "files");
  // Paths begin inside the folder, as they do when it is chosen in a dialog.
  const inside = found.map(({ path, file }) => ({ path: path.slice(only.name.length + 1), file }));
  return folderOf(only.name, inside);
}

/** From an `<input type="file">`, with or without `webkitdirectory`. */
export function chosenFromList(files: readonly File[]): ChosenFiles | undefined {
  const [first] = files;
  const folder = first?.webkitRelativePath.split("/")[0] ?? "";
  if (folder === "") {
    return chosenFromEntries(
      files.map((file) => ({ path: file.name, file })),
      "files",
    );
  }
  return folderOf(
    folder,
    files.map((file) => ({ path: file.webkitRelativePath.slice(folder.length + 1), file })),
  );
}

function chosenFromEntries(entries: readonly TarEntry[], name: string): ChosenFiles | undefined {
  const [first, second] = entries;
  if (first === undefined) return undefined;
  return second === undefined ? { name: first.path, entries, isFolder: false } : folderOf(name, entries);
}

function folderOf(name: string, entries: readonly TarEntry[]): ChosenFiles | undefined {
  const kept = entries.filter(({ path }) => !RUBBISH.has(path.split("/").at(-1) ?? ""));
  return kept.length === 0 ? undefined : { name, entries: kept, isFolder: true };
}

async function filesUnder(entry: FileSystemEntry, folder: string): Promise<TarEntry[]> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: TarEntry[] = [];
  while (true) {
    // Gives at most 100 at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const child of some) found.push(...(await filesUnder(child, `${path}/`)));
  }
}

/** Opens again what a browser keeps a handle of. Asks for permission, so call it from a click. */
export async function chosenFromHandle(handle: FileSystemHandle): Promise<ChosenFiles | undefined> {
  const permitted = handle as FileSystemHandle & { requestPermission?: (mode: { mode: "read" }) => Promise<string> };
  if ((await permitted.requestPermission?.({ mode: "read" })) === "denied") return undefined;
  if (handle.kind === "file") {
    const file = await (handle as FileSystemFileHandle).getFile();
    return { name: file.name, entries: [{ path: file.name, file }], isFolder: false, handle };
  }
  const chosen = folderOf(handle.name, await filesOfHandle(handle as FileSystemDirectoryHandle, ""));
  return chosen && { ...chosen, handle };
}

async function filesOfHandle(folder: FileSystemDirectoryHandle, path: string): Promise<TarEntry[]> {
  const found: TarEntry[] = [];
  for await (const child of (folder as unknown as { values: () => AsyncIterable<FileSystemHandle> }).values()) {
    if (child.kind === "file") {
      found.push({ path: `${path}${child.name}`, file: await (child as FileSystemFileHandle).getFile() });
    } else found.push(...(await filesOfHandle(child as FileSystemDirectoryHandle, `${path}${child.name}/`)));
  }
  return found;
}

/** What a draft keeps of chosen files, with what the seller should know about them. */
export async function recordOf(chosen: ChosenFiles): Promise<FilesRecord> {
  const { entries, isFolder, name, handle } = chosen;
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const listed = sorted.slice(0, MAX_LISTED_FILES);
  return {
    name,
    isFolder,
    size: artifactSize(chosen),
    count: entries.length,
    fingerprint: await fingerprintOf(chosen),
    files: listed.map((entry) => ({ path: entry.path, size: entry.file.size, mediaType: mediaTypeOf(entry) })),
    warnings: await warningsOf(chosen),
    ...(handle === undefined ? {} : { handle }),
  };
}

async function warningsOf({ entries }: ChosenFiles): Promise<string[]> {
  const warnings: string[] = [];
  const pickled: string[] = [];
  for (const entry of entries) if (await isPickle(entry)) pickled.push(entry.path);
  if (pickled.length > 0) {
    warnings.push(
      `${namesOf(pickled)}: Python pickle, which can run any program when it is opened. Buyers’ clients refuse it. Convert it to safetensors or ONNX first.`,
    );
  }
  const hidden = entries.filter(({ path }) => path.split("/").some((part) => part.startsWith(".")));
  if (hidden.length > 0) {
    warnings.push(`${namesOf(hidden.map(({ path }) => path))}: hidden. Make sure that nothing secret is published.`);
  }
  if (entries.length > MAX_LISTED_FILES) {
    warnings.push(`The page of the asset names the first ${MAX_LISTED_FILES} files. All of them are in the archive.`);
  }
  return warnings;
}

function namesOf(paths: readonly string[]): string {
  const more = paths.length - MAX_NAMED;
  return `${paths.slice(0, MAX_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
