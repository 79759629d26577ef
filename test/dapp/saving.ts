import type { Page } from "playwright-core";

/** Stands in for the dialog of the operating system; what it hands out is written by the browser as any other file. Runs in the page. */
export function saveToOwnStorage(): void {
  Object.assign(window, {
    async showSaveFilePicker({ suggestedName }: { readonly suggestedName: string }) {
      const folder = await navigator.storage.getDirectory();
      const saved = await folder.getDirectoryHandle("saved", { create: true });
      return saved.getFileHandle(suggestedName, { create: true });
    },
  });
}

/** The files that were saved, as their sizes in bytes. */
export function savedFiles(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const saved = await folder.getDirectoryHandle("saved");
    const sizes: number[] = [];
    for await (const handle of (saved as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
      sizes.push((await handle.getFile()).size);
    }
    return sizes;
  });
}

/** SHA-256 of the one file that was saved, in hexadecimal. */
export function savedHash(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const saved = await folder.getDirectoryHandle("saved");
    const handles = (saved as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values();
    const bytes: Uint8Array[] = [];
    for await (const handle of handles) {
      const file = await handle.getFile();
      bytes.push(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())));
    }
    return bytes.map((hash) => [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")).join(" ");
  });
}
