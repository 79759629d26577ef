import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ManagedProcess } from "./process.ts";
import type { RunFile } from "./run-file.ts";
import type { Host, LaunchOptions } from "./services/service.ts";

/** Runs the processes of a devnet: names the one that fails, and ends them all, newest first. */
export class Supervisor implements Host {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Settles when everything has ended: with the failure that ended it, or undefined after an orderly stop. */
  readonly closed: Promise<Error | undefined>;
  /** Aborted when the end begins. */
  readonly signal: AbortSignal;
  readonly #abort = new AbortController();
  readonly #runFile: RunFile;
  readonly #guard: ChildProcess;
  readonly #processes: ManagedProcess[] = [];
  readonly #close: (reason: Error | undefined) => void;
  #stopping: Promise<void> | undefined;

  constructor(dataDir: string, runFile: RunFile, log: (line: string) => void) {
    this.dataDir = dataDir;
    this.log = log;
    this.#runFile = runFile;
    const { promise, resolve } = Promise.withResolvers<Error | undefined>();
    this.closed = promise;
    this.#close = resolve;
    this.signal = this.#abort.signal;
    this.#guard = startGuard(runFile.path);
  }

  async launch({ probe, readyTimeoutMs, ...options }: LaunchOptions): Promise<ManagedProcess> {
    this.#assertRunning(options.name);
    const logFile = join(this.dataDir, "logs", `${options.name.replaceAll(" ", "-")}.log`);
    const started = await ManagedProcess.start({ ...options, logFile });
    if (this.#stopping !== undefined) await started.kill();
    this.#assertRunning(options.name);
    this.#processes.push(started);
    this.#runFile.add(started.name, started.pid);
    void started.exited.then(() => this.#forget(started));
    try {
      await started.ready(probe, readyTimeoutMs);
    } catch (error) {
      await started.kill();
      throw error;
    }
    void started.exited.then((how) => {
      if (!started.stopping) void this.stop(started.failure(`${how}, unexpectedly`));
    });
    return started;
  }

  /**
   * Ends everything; safe to call again.
   * @param reason the failure that makes it necessary.
   */
  stop(reason?: Error): Promise<void> {
    this.#stopping ??= this.#stopAll().finally(() => this.#close(reason));
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    this.#abort.abort();
    // A process may still be on its way up; it is in the list by then, or `launch` refuses it.
    for (let last = this.#processes.at(-1); last !== undefined; last = this.#processes.at(-1)) {
      await last.stop();
      this.#forget(last);
    }
    this.#runFile.release();
    this.#guard.ref();
    this.#guard.stdin?.end();
    if (this.#guard.exitCode === null && this.#guard.signalCode === null) await once(this.#guard, "exit");
  }

  #assertRunning(name: string): void {
    if (this.#stopping !== undefined) throw new Error(`the devnet is stopping: ${name} is not started`);
  }

  #forget(ended: ManagedProcess): void {
    const index = this.#processes.indexOf(ended);
    if (index === -1) return;
    this.#processes.splice(index, 1);
    this.#runFile.remove(ended.pid);
  }
}

function startGuard(runFile: string): ChildProcess {
  const guard = spawn(process.execPath, [join(import.meta.dirname, "guard.ts"), runFile], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // It must not keep this process alive: seeing it end is what the guard is for.
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return guard;
}
