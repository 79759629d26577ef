// npm run audit -- <mode>: evaluates artifacts, sits on the panels of audits, and keeps audits moving.
import { describeError } from "../../sdk/src/index.ts";
import { secretSource } from "../deliver/secrets.ts";
import { parseAuditOptions, USAGE } from "./options.ts";
import { runAudit } from "./run.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

try {
  const options = parseAuditOptions(process.argv.slice(2), process.env);
  if (options === "help") console.log(USAGE);
  else {
    const secrets = secretSource(process.env);
    const log = (line: string) => console.log(line);
    if (!(await runAudit(options, { secrets, log, signal: stop.signal }))) process.exitCode = 1;
  }
} catch (error) {
  const described = describeError(error);
  console.error(described.code === "Unexpected" && error instanceof Error ? error.message : described.message);
  process.exitCode = 1;
}
