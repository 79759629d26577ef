import { spawn } from "node:child_process";
import process from "node:process";

import { type Count, judge } from "./counts.ts";
import type { Command, Suite } from "./suites.ts";

/** A suite that ran: its count, its whole output, and how long it took (milliseconds). */
export interface Result extends Count {
  name: string;
  output: string;
  milliseconds: number;
}

const LONGEST_SUITE_MS = 40 * 60_000;
const PATIENCE_AFTER_INTERRUPT_MS = 10_000;

const running = new Set<number>();

/** Ends every process that a suite has started: politely first, then not. */
export function interruptSuites(): void {
  for (const group of running) interrupt(group);
}

function interrupt(group: number): void {
  signalGroup(group, "SIGINT");
  setTimeout(() => signalGroup(group, "SIGKILL"), PATIENCE_AFTER_INTERRUPT_MS).unref();
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Runs a suite; `onOutput` sees its output as it comes. */
export async function runSuite(suite: Suite, onOutput: (text: string) => void): Promise<Result> {
  const started = performance.now();
  const chunks: string[] = [];
  const keep = (text: string) => {
    chunks.push(text);
    onOutput(text);
  };
  const exitCode = await execute(suite, keep);
  const output = chunks.join("");
  return {
    name: suite.name,
    output,
    milliseconds: performance.now() - started,
    ...judge(suite.count, output, exitCode),
  };
}

function execute({ command, yields }: Suite, keep: (text: string) => void): Promise<number> {
  const [tool, ...args]: Command = yields === true ? ["nice", "-n", "19", ...command] : command;
  return new Promise((resolve) => {
    // A group of its own, so that what the suite leaves behind ends with it.
    const child = spawn(tool, args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, NO_COLOR: "1" },
    });
    const group = child.pid;
    if (group !== undefined) running.add(group);
    const limit = setTimeout(() => {
      keep(`\nstopped: longer than ${LONGEST_SUITE_MS / 60_000} minutes\n`);
      if (group !== undefined) interrupt(group);
    }, LONGEST_SUITE_MS);

    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", keep);
    }
    child.on("error", (error) => keep(`${tool}: ${error.message}\n`));
    child.on("exit", () => group !== undefined && signalGroup(group, "SIGKILL"));
    child.on("close", (code) => {
      clearTimeout(limit);
      if (group !== undefined) running.delete(group);
      resolve(code ?? 1);
    });
  });
}
