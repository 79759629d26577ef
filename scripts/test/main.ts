// npm test [-- suite ...]: runs the suites of suites.ts, two at a time, shows what failed, adds up. Suites that are named run
// one after the other: nothing says that what they share is built.
//   --fast     the subset for the development loop
//   --verbose  every suite's output as it comes, one suite at a time
//   --list     names of the suites
import { availableParallelism } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";

import { runInLanes } from "./lanes.ts";
import { type Result, interruptSuites, runSuite } from "./run-suite.ts";
import { type Suite, suites } from "./suites.ts";

const PROGRESS_EVERY_MS = 30_000;
const LANES = 2;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    fast: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  },
});

/** The suites to run, `command` being what this run takes. */
function plan(): Suite[] {
  const all = suites();
  const unknown = names.filter((name) => !all.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`no suite ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}`);
  }
  return all
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap((suite) => {
      const command = options.fast ? suite.fast : suite.command;
      return command === undefined ? [] : [{ ...suite, command }];
    });
}

function laneCount(): number {
  return options.verbose || names.length > 0 ? 1 : Math.min(LANES, availableParallelism());
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function counts({ passed, failed, skipped }: Result): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

async function runOne(suite: Suite): Promise<Result> {
  const started = performance.now();
  let lastLine = "";
  const onOutput = (text: string) => {
    if (options.verbose) process.stdout.write(text);
    lastLine = text.trimEnd().split("\n").at(-1)?.trim() || lastLine;
  };
  const report = () =>
    console.log(`  … ${suite.name} ${seconds(performance.now() - started)}: ${lastLine.slice(0, 100)}`);
  const progress = options.verbose ? undefined : setInterval(report, PROGRESS_EVERY_MS);
  const result = await runSuite(suite, onOutput);
  clearInterval(progress);
  if (result.failed === 0) Object.assign(process.env, suite.provides);

  if (result.failed > 0 && !options.verbose) {
    console.log(`\n──── ${suite.name}: ${suite.command.join(" ")}\n${result.output.trimEnd()}\n────\n`);
  }
  const mark = result.failed > 0 ? "✗" : "✓";
  console.log(`${mark} ${suite.name.padEnd(10)} ${seconds(result.milliseconds).padStart(8)}  ${counts(result)}`);
  return result;
}

function printTable(results: readonly Result[]): void {
  const row = (cells: readonly [string, string, string, string, string]) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(10) : cell.padStart(9))).join(" "));
  console.log();
  row(["suite", "passed", "failed", "skipped", "time"]);
  for (const { name, passed, failed, skipped, milliseconds } of results) {
    row([name, String(passed), String(failed), String(skipped), seconds(milliseconds)]);
  }
  console.log();
}

async function main(): Promise<void> {
  const planned = plan();
  if (options.list) {
    for (const { name, command } of planned) console.log(`${name.padEnd(10)} ${command.join(" ")}`);
    return;
  }
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stopped = true;
      interruptSuites();
    });
  }

  const ran = new Map<string, Result>();
  await runInLanes(planned, laneCount(), async (suite) => {
    if (!stopped) ran.set(suite.name, await runOne(suite));
  });
  const results = planned.flatMap(({ name }) => ran.get(name) ?? []);
  printTable(results);
  const total = (pick: (result: Result) => number) => results.reduce((sum, result) => sum + pick(result), 0);
  const failed = total((result) => result.failed);
  if (stopped) console.log(`interrupted: ${planned.length - results.length} suites did not run`);
  console.log(`${total((result) => result.passed)} passed, ${failed} failed`);
  process.exitCode = failed > 0 || stopped || results.length === 0 ? 1 : 0;
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
