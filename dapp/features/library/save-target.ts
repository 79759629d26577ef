import { forgetFile, keepFile, keptFile } from "@/lib/kept-files";

/** Where a file is written to while it is checked. */
export interface SaveTarget {
  readonly sink: WritableStream<Uint8Array>;
  /** Called when every byte is written and checked. Gives the file to the visitor where that has not happened yet. */
  readonly finish: () => Promise<void>;
}

/** What Chromium adds to a window; missing elsewhere. */
interface SavePicker {
  showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
}

const PARTIAL = "download-in-progress";
/** Without a disk to write to, more than this in memory would stop a phone's browser. */
const MEMORY_BYTES = 512 * 2 ** 20;

/** A name without folders and control characters, as a seller may not choose where it is written to. */
export function safeFileName(name: string): string {
  const plain = name.replace(/[\p{C}/\\:*?"<>|]/gu, "_").slice(0, 200);
  return /^[. ]*$/.test(plain) ? "artifact.bin" : plain.replace(/^\.+/, "_");
}

/**
 * Asks where to save, or finds a place: the disk by the browser's own dialog, else the site's own storage and then an ordinary
 * download. Call it in the click, before anything is awaited: the dialog needs that.
 * @param size bytes
 * @throws DOMException AbortError when the visitor closed the dialog; Error when there is no room
 */
export async function chooseTarget(name: string, size: number): Promise<SaveTarget> {
  const fileName = safeFileName(name);
  const { showSaveFilePicker } = window as SavePicker;
  if (showSaveFilePicker !== undefined) {
    const handle = await showSaveFilePicker.call(window, { suggestedName: fileName });
    return { sink: await handle.createWritable(), finish: async () => undefined };
  }
  const sink = await keepFile(PARTIAL, size);
  if (sink !== undefined) return { sink, finish: () => handOver(fileName) };
  return inMemory(fileName, size);
}

async function handOver(name: string): Promise<void> {
  const file = await keptFile(PARTIAL);
  if (file === undefined) throw new Error("The browser lost the file while it was written. Download it again.");
  offer(file, name);
  // The browser copies the file now; the next download writes over what is left here.
  setTimeout(() => void forgetFile(PARTIAL), 60_000);
}

function inMemory(name: string, size: number): SaveTarget {
  if (size > MEMORY_BYTES) {
    throw new Error("This browser has nowhere to put a file of this size. Use another browser, or free some space.");
  }
  const pieces: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece.slice()) });
  return { sink, finish: async () => offer(new Blob(pieces), name) };
}

function offer(blob: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
