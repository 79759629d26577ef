// npm run reveal -- <openings>: the unattended revealing agent.
import { describeError } from "../../sdk/src/index.ts";
import { secretSource } from "../deliver/secrets.ts";
import { parseRevealOptions, USAGE } from "./options.ts";
import { runReveal } from "./run.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

try {
  const options = parseRevealOptions(process.argv.slice(2), process.env);
  if (options === "help") console.log(USAGE);
  else {
    const secrets = secretSource(process.env);
    const went = await runReveal(options, { secrets, log: (line) => console.log(line), signal: stop.signal });
    if (!went) process.exitCode = 1;
  }
} catch (error) {
  const described = describeError(error);
  console.error(described.code === "Unexpected" && error instanceof Error ? error.message : described.message);
  process.exitCode = 1;
}
