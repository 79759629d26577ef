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
