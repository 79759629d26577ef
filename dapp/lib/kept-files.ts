/**
 * Files that this browser keeps for this site alone (OPFS): a ciphertext that was checked before paying need not be downloaded
 * again. A browser without it downloads again; nothing depends on a kept file, and what is read from one is checked again.
 */

/** At most this part of what the browser still allows is taken. */
const USABLE_SHARE = 0.5;

/** Name of the ciphertext of a version. */
export function ciphertextName(chainId: number, asset: number, version: number): string {
  return `ciphertext-${chainId}-${asset}-${version}`;
}

async function directory(): Promise<FileSystemDirectoryHandle | undefined> {
  if (typeof navigator === "undefined" || navigator.storage?.getDirectory === undefined) return undefined;
  // Refused in private windows of some browsers.
  return navigator.storage.getDirectory().catch(() => undefined);
}

/** A kept file. @returns undefined when there is none */
export async function keptFile(name: string): Promise<File | undefined> {
  const folder = await directory();
  const handle = await folder?.getFileHandle(name).catch(() => undefined);
  return handle?.getFile().catch(() => undefined);
}

/**
 * Where to write a file to be kept. It exists once the stream is closed; an aborted stream leaves nothing.
 * @param size bytes
 * @returns undefined when the browser cannot keep files, or has too little room
 */
export async function keepFile(name: string, size: number): Promise<WritableStream<Uint8Array> | undefined> {
  const folder = await directory();
  if (folder === undefined) return undefined;
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  if (size > (quota - usage) * USABLE_SHARE) return undefined;
  const handle = await folder.getFileHandle(name, { create: true }).catch(() => undefined);
  // Older Safari has files, but no writable streams on the page's thread.
  if (handle?.createWritable === undefined) return undefined;
  return handle.createWritable().catch(() => undefined);
}

/** Removes a kept file; nothing happens when there is none. */
export async function forgetFile(name: string): Promise<void> {
  const folder = await directory();
  await folder?.removeEntry(name).catch(() => undefined);
}
