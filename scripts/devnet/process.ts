import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { signalGroup } from "./process-group.ts";

const TAIL_LINES = 12;
const POLL_MS = 25;

export interface ProcessOptions {
  /** Shown in messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user to run as, when this process is root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal that asks for an orderly end. */
  readonly stopSignal: NodeJS.Signals;
  /** Milliseconds from that signal to SIGKILL. */
  readonly stopTimeoutMs: number;
}

/** A child process in a process group of its own, with its output in a log file. */
export class ManagedProcess {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process has ended, with how it ended in words: "ended with code 1". Never rejects. */
  readonly exited: Promise<string>;
  readonly #options: ProcessOptions;
  readonly #child: ChildProcess;
  #ended: string | undefined;
  #stopping = false;

  private constructor(options: ProcessOptions, child: ChildProcess, pid: number) {
    this.name = options.name;
    this.pid = pid;
    this.#options = options;
    this.#child = child;
    this.exited = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        // What it may have left behind in its group.
        signalGroup(pid, "SIGKILL");
        this.#ended = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
        resolve(this.#ended);
      });
    });
  }

  /** @throws Error when the command cannot be run at all. */
  static async start(options: ProcessOptions): Promise<ManagedProcess> {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const log = openSync(options.logFile, "a");
    try {
      writeSync(log, `\n--- ${new Date().toISOString()} ${options.command} ${options.args.join(" ")}\n`);
      const child = spawn(options.command, options.args, {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        // Its own group: Ctrl-C in the terminal reaches the supervisor alone, which then stops the services in order.
        detached: true,
        stdio: ["ignore", log, log],
        ...options.user,
      });
      const { pid } = await new Promise<ChildProcess>((resolve, reject) => {
        child.once("spawn", () => resolve(child));
        child.once("error", reject);
      });
      if (pid === undefined) throw new Error(`${options.name} has no process id`);
      return new ManagedProcess(options, child, pid);
    } catch (cause) {
      throw new Error(`${options.name} could not be started: ${(cause as Error).message}`, { cause });
    } finally {
      closeSync(log);
    }
  }

  get running(): boolean {
    return this.#ended === undefined;
  }

  /** True once `stop` or `kill` was called: its end is no failure then. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /**
   * Waits until `probe` answers something else than undefined; a probe that throws counts as "not yet".
   * @throws Error with the tail of the log when the process ends, or when `timeoutMs` has passed.
   */
  async ready<T>(probe: () => Promise<T | undefined>, timeoutMs: number): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    let last = "it did not answer";
    while (Date.now() < deadline) {
      if (this.#ended !== undefined) throw this.failure(this.#ended);
      try {
        const answer = await probe();
        if (answer !== undefined) return answer;
      } catch (error) {
        last = (error as Error).message;
      }
      await sleep(POLL_MS);
    }
    throw this.failure(`was not ready after ${timeoutMs / 1_000} s: ${last}`);
  }

  /** Asks for an orderly end and waits for it; after `stopTimeoutMs` the whole group is killed. */
  async stop(): Promise<void> {
    await this.#end(this.#options.stopSignal, this.#options.stopTimeoutMs);
  }

  /** Ends the process without a warning, as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL", 0);
  }

  /** An error that names the process, says what happened, and shows the end of its log. */
  failure(what: string): Error {
    return new Error(`${this.name} ${what}\n${this.tail()}`);
  }

  /** The last lines of its log, indented, and where to find the rest. */
  tail(): string {
    const lines = stripVTControlCharacters(readFileSync(this.#options.logFile, "utf8")).trimEnd().split("\n");
    const shown = lines.slice(-TAIL_LINES).map((line) => `    ${line}`);
    return [`  the end of ${this.#options.logFile}:`, ...shown].join("\n");
  }

  async #end(signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
    this.#stopping = true;
    if (!this.running) return;
    this.#child.kill(signal);
    const late = setTimeout(() => signalGroup(this.pid, "SIGKILL"), timeoutMs);
    await this.exited;
    clearTimeout(late);
  }
}
