import { agent } from "../../sdk/src/index.ts";
import { marketOfAuditor } from "./account.ts";
import { loadForReveal, openingPath } from "./openings.ts";
import type { WatchOptions } from "./options.ts";
import type { Surroundings } from "./run.ts";

/**
 * Keeps audits moving, and reveals the account's findings, until it is stopped.
 * @returns whether no deadline of the account was missed
 * @throws Error with a message for the user when an input is wrong
 */
export async function watchAudits(options: WatchOptions, around: Surroundings): Promise<boolean> {
  const market = await marketOfAuditor(options, around);
  const { all, pollMs, folder, once } = options;
  const log = (line: string) => around.log(`${new Date().toISOString()} ${line}`);
  const exposed = new Set<string>();
  const watcher = new agent.AuditAgent(market, {
    ...{ all, pollMs },
    async findOpening(audit, seat) {
      const path = openingPath(folder, market, audit, seat);
      const opening = await loadForReveal(path, (message) => {
        if (!exposed.has(path)) log(message);
        exposed.add(path);
      });
      if (opening !== undefined) return opening;
      throw new Error(`${path} is not there. Put it back, or rebuild it: npm run audit -- --audit ${audit}`);
    },
    onEvent(event) {
      log(agent.auditEventLine(event));
      if (event.type === "drawn") log(`evaluate and commit: npm run audit -- --audit ${event.audit}`);
    },
  });
  if (once) await watcher.runOnce();
  else await watcher.run(around.signal);
  return !watcher.troubled;
}
