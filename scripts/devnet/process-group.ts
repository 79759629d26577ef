import { setTimeout as sleep } from "node:timers/promises";
import { identify, isRunning } from "./process-identity.ts";

const GRACE_MS = 3_000;
const POLL_MS = 50;

/** Signals a process group; false when there is none of that id, or it is not ours. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
}

/** Ends the leaders of process groups that are no children of this process: SIGINT first, SIGKILL after 3 s. */
export async function endGroup(...pids: readonly number[]): Promise<void> {
  const left = pids.map(identify).filter((leader) => leader !== undefined);
  for (const { pid } of left) signalGroup(pid, "SIGINT");
  const deadline = Date.now() + GRACE_MS;
  while (left.some(isRunning) && Date.now() < deadline) await sleep(POLL_MS);
  for (const { pid } of left) signalGroup(pid, "SIGKILL");
}
