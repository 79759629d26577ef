import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endGroup } from "./process-group.ts";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";

interface Child extends ProcessIdentity {
  readonly name: string;
}

interface Run {
  readonly supervisor: ProcessIdentity;
  readonly children: readonly Child[];
}

/**
 * `run.json` in the data folder: which devnet owns the folder, and which processes belong to it. It keeps a second devnet
 * out, and lets whoever comes after a crash end what was left.
 */
export class RunFile {
  readonly path: string;
  readonly #supervisor: ProcessIdentity;
  readonly #children = new Map<number, Child>();

  private constructor(path: string, supervisor: ProcessIdentity) {
    this.path = path;
    this.#supervisor = supervisor;
  }

  /**
   * Takes the data folder for this process.
   * @param log told what was left of an earlier devnet and ended.
   * @throws Error when a running devnet has it.
   */
  static async acquire(dataDir: string, log: (line: string) => void): Promise<RunFile> {
    mkdirSync(dataDir, { recursive: true });
    const path = runFilePath(dataDir);
    const self = identify(process.pid);
    if (self === undefined) throw new Error("this process cannot read its own start time");
    const file = new RunFile(path, self);
    for (;;) {
      try {
        writeFileSync(path, file.#text(), { flag: "wx" });
        return file;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      await takeOver(path, log);
    }
  }

  add(name: string, pid: number): void {
    const identity = identify(pid);
    if (identity === undefined) return;
    this.#children.set(pid, { name, ...identity });
    this.#save();
  }

  remove(pid: number): void {
    if (this.#children.delete(pid)) this.#save();
  }

  release(): void {
    rmSync(this.path, { force: true });
  }

  #save(): void {
    const next = `${this.path}.next`;
    writeFileSync(next, this.#text());
    renameSync(next, this.path);
  }

  #text(): string {
    const run: Run = { supervisor: this.#supervisor, children: [...this.#children.values()] };
    return `${JSON.stringify(run, null, 2)}\n`;
  }
}

export function runFilePath(dataDir: string): string {
  return join(dataDir, "run.json");
}

/** Ends every process that a run file names, gently first. @returns their names. */
export async function endLeftovers(path: string): Promise<string[]> {
  const left = read(path)?.children.filter(isRunning) ?? [];
  await endGroup(...left.map(({ pid }) => pid));
  return left.map(({ name, pid }) => `${name} (${pid})`);
}

/** The supervisor that a run file names; undefined when there is no readable run file. */
export function supervisorOf(path: string): ProcessIdentity | undefined {
  return read(path)?.supervisor;
}

async function takeOver(path: string, log: (line: string) => void): Promise<void> {
  const owner = supervisorOf(path);
  if (owner !== undefined && isRunning(owner)) {
    throw new Error(
      `A devnet is already running here: process ${owner.pid} owns ${path}.\n` +
        `  Stop it with Ctrl-C where it runs, or with: kill ${owner.pid}\n` +
        `  A second one beside it needs its own folder and ports: --data-dir .devnet-2 --free-ports`,
    );
  }
  const ended = await endLeftovers(path);
  const left = ended.length === 0 ? "nothing was left running" : `ended what was left: ${ended.join(", ")}`;
  log(`the last devnet here was not stopped in order; ${left}`);
  rmSync(path, { force: true });
}

function read(path: string): Run | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Run;
  } catch {
    // Torn by a full disk or an editor: there is nothing to learn from it.
    return undefined;
  }
}
