import { type DevnetOptions, startDevnet, type StartObserver } from "./devnet.ts";
import { parseCommandLine, USAGE } from "./options.ts";
import { progressLine, readyTable } from "./summary.ts";

const INTERRUPTED = 130;

const observer: StartObserver = {
  started(step) {
    if (process.stdout.isTTY) process.stdout.write(`  ${step} …`);
  },
  done(timing) {
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
    console.log(progressLine(timing));
  },
};

/**
 * Runs a devnet in this process until Ctrl-C, SIGTERM or a failure, and tells the user about it.
 * @param overrides win over what the command line says.
 * @returns the exit code: 0 after an orderly stop, 1 after a failure, 130 when it was stopped before it was up.
 */
export async function runDevnet(args: readonly string[], overrides: DevnetOptions = {}): Promise<number> {
  const interrupt = interruptions();
  try {
    const command = parseCommandLine(args, process.env);
    if (command.help) console.log(USAGE);
    else await runUntilStopped({ ...command.options, ...overrides }, interrupt);
    return 0;
  } catch (error) {
    console.error(`\n${(error as Error).message}`);
    return interrupt.aborted ? INTERRUPTED : 1;
  }
}

async function runUntilStopped(options: DevnetOptions, interrupt: AbortSignal): Promise<void> {
  const start = performance.now();
  console.log("Starting the devnet");
  const log = (line: string) => console.log(`  ${line}`);
  const devnet = await startDevnet({ ...options, observer, log, signal: interrupt });
  console.log(`\n${readyTable(devnet, (performance.now() - start) / 1_000)}`);
  interrupt.addEventListener("abort", () => void devnet.stop());
  if (interrupt.aborted) await devnet.stop();
  const failure = await devnet.closed;
  if (failure !== undefined) throw failure;
  console.log("Stopped.");
}

/** Aborts at the first Ctrl-C, SIGTERM or closed terminal. At the second one the guard process ends what is left. */
function interruptions(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(INTERRUPTED);
      console.log("\nStopping …");
      controller.abort();
    });
  }
  return controller.signal;
}
