// Outlives the supervisor: when it vanishes without a goodbye (kill -9, a closed terminal, no memory left), its end of the
// pipe closes, and this process ends the services that it can no longer end. After an orderly stop there is no run file.
// Usage: node guard.ts <run file>, with the supervisor at the other end of standard input.
import { rmSync } from "node:fs";
import { endLeftovers, supervisorOf } from "./run-file.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: guard.ts <run file>");
const guarded = supervisorOf(path);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

process.stdin.resume();
process.stdin.once("end", () => void afterwards(path));

async function afterwards(file: string): Promise<void> {
  const owner = supervisorOf(file);
  const same = owner !== undefined && owner.pid === guarded?.pid && owner.started === guarded.started;
  if (!same) return;
  await endLeftovers(file);
  rmSync(file, { force: true });
}
