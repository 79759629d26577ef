// npm run deliver -- <command>: the seller's delivery agent.
import { describeError } from "../../sdk/src/index.ts";
import { parseDeliverOptions, USAGE } from "./options.ts";
import { runDeliver } from "./run.ts";
import { secretSource } from "./secrets.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

try {
  const options = parseDeliverOptions(process.argv.slice(2), process.env);
  if (options === "help") console.log(USAGE);
  else {
    const secrets = secretSource(process.env);
    await runDeliver(options, { secrets, log: (line) => console.log(line), signal: stop.signal });
  }
} catch (error) {
  const described = describeError(error);
  console.error(described.code === "Unexpected" && error instanceof Error ? error.message : described.message);
  process.exitCode = 1;
}
