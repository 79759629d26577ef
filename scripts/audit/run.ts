import type { SecretSource } from "../deliver/secrets.ts";
import { checkReport, evaluateFile, makeBenchmark } from "./local.ts";
import type { AuditOptions } from "./options.ts";
import { sitOnPanel } from "./seat.ts";
import { watchAudits } from "./watch.ts";

/** What the command needs of the world around it. */
export interface Surroundings {
  readonly secrets: SecretSource;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs the command in the mode that is asked for.
 * @returns whether it went well: the file passed, the report is equal, the seat is done or waits, no deadline was missed
 * @throws Error with a message for the user
 */
export async function runAudit(options: AuditOptions, around: Surroundings): Promise<boolean> {
  switch (options.mode) {
    case "file":
      return evaluateFile(options, around);
    case "check":
      return checkReport(options, around);
    case "benchmark":
      return makeBenchmark(options, around);
    case "seat":
      return sitOnPanel(options, around);
    case "watch":
      return watchAudits(options, around);
  }
}
