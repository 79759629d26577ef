import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that is still told apart when the system gives its number to another one. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever form the system tells it; only compared. */
  readonly started: string;
}

/** The process that has this number now; undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startOnLinux(pid) : ps("lstart", pid);
  return started === undefined ? undefined : { pid, started };
}

export function isRunning({ pid, started }: ProcessIdentity): boolean {
  return identify(pid)?.started === started;
}

function startOnLinux(pid: number): string | undefined {
  try {
    // The command name, in parentheses, may hold spaces; the fields after it are counted from the state (field 3).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s/s, "")
      .split(" ");
    const [state, start] = [fields[0], fields[19]];
    return state === "Z" || state === "X" ? undefined : start;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The command line of a process; undefined when there is none, or it cannot be read. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== "linux") return ps("command", pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function ps(field: string, pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    // `ps` answers an unknown number with a failure.
    return undefined;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ESRCH";
}
