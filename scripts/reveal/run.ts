import { bytesToHex } from "viem";
import { agent, openKeystore } from "../../sdk/src/index.ts";
import { loadKeystoreFile } from "../../sdk/src/node.ts";
import { marketOf } from "../deliver/market.ts";
import type { SecretSource } from "../deliver/secrets.ts";
import { readOpenings, readPrivate } from "./openings.ts";
import type { RevealOptions } from "./options.ts";

/** What the command needs of the world around it. */
export interface Surroundings {
  readonly secrets: SecretSource;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs the revealing agent.
 * @returns whether everything went well: nothing was missed, nothing does not fit
 * @throws Error with a message for the user when an input is wrong
 */
export async function runReveal(options: RevealOptions, around: Surroundings): Promise<boolean> {
  const { secrets, log, signal } = around;
  let known: Promise<string> | undefined;
  const openings = await readOpenings(options.paths, () => (known ??= passwordOf(options, secrets)));
  const relay = await loadKeystoreFile(options.relay);
  const key = await openKeystore(relay, await secrets.ask("Password of the relay", "FTNS_RELAY_PASSWORD"));
  const market = await marketOf(options, bytesToHex(key));
  const { settle, reclaim, pollMs } = options;
  const watcher = new agent.RevealAgent(market, {
    ...{ openings, settle, reclaim, pollMs },
    onEvent: (event) => log(`${new Date().toISOString()} ${agent.revealEventLine(event)}`),
  });
  if (options.once) await watcher.runOnce();
  else await watcher.run(signal);
  return !watcher.troubled;
}

async function passwordOf({ passwordFile }: RevealOptions, secrets: SecretSource): Promise<string> {
  if (passwordFile !== undefined) return (await readPrivate(passwordFile)).replace(/\r?\n$/, "");
  return secrets.ask("Password of the openings", "FTNS_OPENINGS_PASSWORD");
}
