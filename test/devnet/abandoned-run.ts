// A supervisor with one child, to be killed: node abandoned-run.ts <data folder>. Prints the number of the child.
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error("usage: abandoned-run.ts <data folder>");
const supervisor = new Supervisor(dataDir, await RunFile.acquire(dataDir, console.error), console.error);
const child = await supervisor.launch({
  name: "sleeper",
  command: process.execPath,
  args: ["-e", "setInterval(() => {}, 1000)"],
  stopSignal: "SIGTERM",
  stopTimeoutMs: 1_000,
  probe: () => Promise.resolve(true),
  readyTimeoutMs: 1_000,
});
console.log(child.pid);
