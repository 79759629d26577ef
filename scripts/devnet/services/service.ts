import type { ManagedProcess, ProcessOptions } from "../process.ts";

/** One service of the devnet. */
export interface Service {
  /** Shown in messages. */
  readonly name: string;
  /** Where it is reached. */
  readonly url: string;
  /** Resolves when it answers. @throws Error that says what failed, with the end of its log. */
  start(): Promise<void>;
  /** An orderly end; does nothing when it does not run. */
  stop(): Promise<void>;
}

export interface LaunchOptions extends Omit<ProcessOptions, "logFile"> {
  /** Asked again and again: an answer is "ready", undefined or an error is "not yet". */
  readonly probe: () => Promise<unknown>;
  readonly readyTimeoutMs: number;
}

/** What a service needs from whoever runs it. */
export interface Host {
  /** Absolute; each service keeps its data in a folder of its own in it. */
  readonly dataDir: string;
  /**
   * Starts a process and resolves when it is ready. From then on its unexpected end stops the devnet, and it never
   * outlives the devnet.
   * @throws Error with the end of its log when it does not become ready; it is gone then.
   */
  launch(options: LaunchOptions): Promise<ManagedProcess>;
  /** One line for the user. */
  log(line: string): void;
}
