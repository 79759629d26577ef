import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { AgentStore } from "./state.ts";

/** Keeps an agent's state in a file, replaced in one step, so that a crash never leaves half of it. */
export function fileStore(path: string): AgentStore {
  return {
    async load() {
      return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
    },
    async save(text) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, text, { flush: true });
      await rename(`${path}.part`, path);
    },
  };
}
