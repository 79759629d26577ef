import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run reveal -- <file or folder>... [options]

Reveals sealed bids and opens hidden reserves in their time, while nobody is at the screen. It works until everything is done, or
Ctrl-C; started again, it goes on. Whoever runs it can read the bids, but cannot change them or take any money.

Openings are files as the market's pages and \`encryptOpenings\` give them; of a folder, all that end with .json. Files in plain text must be
readable by nobody else (chmod 600).

Options
  --settle               also end the auctions, when they are decided
  --reclaim              also take back collaterals of bids that were not revealed in time, less the forfeit
  --rpc <url>            JSON-RPC endpoint: http://127.0.0.1:8545 (or FTNS_RPC_URL)
  --deployment <file>    the market: deployments/<chain id>.json
  --relay <file>         the keystore of the account that pays for gas: .deliver/relay.json
                         (npm run deliver -- new-relay makes one)
  --password-file <file> the password of encrypted openings, readable by nobody else
  --poll <seconds>       between two looks at the chain: 4
  --once                 one round, then stop
  -h, --help             show this

The password of encrypted openings is asked for, or taken from --password-file or FTNS_OPENINGS_PASSWORD; that of the relay is asked for, or
taken from FTNS_RELAY_PASSWORD. It ends with an error when a bid was missed or an opening does not fit.`;

export interface RevealOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly settle: boolean;
  readonly reclaim: boolean;
  readonly rpcUrl: string;
  readonly deployment: string | undefined;
  readonly relay: string;
  readonly passwordFile: string | undefined;
  readonly pollMs: number;
  readonly once: boolean;
}

const FLAGS = {
  settle: { type: "boolean", default: false },
  reclaim: { type: "boolean", default: false },
  rpc: { type: "string" },
  deployment: { type: "string" },
  relay: { type: "string", default: ".deliver/relay.json" },
  "password-file": { type: "string" },
  poll: { type: "string", default: "4" },
  once: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Reads a command line.
 * @returns "help" when that is asked for
 * @throws Error that names what is wrong
 */
export function parseRevealOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RevealOptions | "help" {
  const { values, positionals } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  if (values.help || positionals.length === 0) return "help";
  const poll = Number(values.poll);
  if (!Number.isFinite(poll) || poll < 0.05) throw new Error(`--poll must be 0.05 or more, not ${values.poll}`);
  return {
    paths: positionals,
    settle: values.settle,
    reclaim: values.reclaim,
    rpcUrl: values.rpc ?? env["FTNS_RPC_URL"] ?? "http://127.0.0.1:8545",
    deployment: values.deployment,
    relay: values.relay,
    passwordFile: values["password-file"],
    pollMs: poll * 1_000,
    once: values.once,
  };
}
