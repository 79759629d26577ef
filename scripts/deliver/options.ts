import { parseArgs } from "node:util";
import { getAddress, isAddress, type Address } from "viem";

export const USAGE = `Usage: npm run deliver -- <command> [options]

Delivers the keys of a seller's sales, and settles them, while nobody is at the screen.

Commands
  master-of-wallet   make the seller's keystore from a wallet's private key: the same keys that the wallet's own
                     signature gives in a browser. Only what is derived from it is stored, not the private key.
  new-master         make a keystore with a random master, for an account that cannot sign (a smart account). Make it
                     before you publish, and publish with it.
  new-relay          make a new account that pays for the agent's gas. It needs a little of the chain's coin, no FTNS.
  import-relay       use an account that you have, by its private key, to pay for gas.
  run                deliver and settle until Ctrl-C; auditors who ask for a key get it as well.

Options
  --rpc <url>            JSON-RPC endpoint: http://127.0.0.1:8545 (or FTNS_RPC_URL)
  --deployment <file>    the market: deployments/<chain id>.json
  --keystore <file>      the seller's keystore: .deliver/seller.json
  --relay <file>         the keystore of the account that pays for gas: .deliver/relay.json
  --account <address>    whose master it is (new-master)
  --state <file>         how far the chain was read: .deliver/state-<chain id>.json
  --confirmations <n>    blocks on top of a purchase before its key is delivered: 12, on the devnet 1
  --poll <seconds>       between two looks at the chain: 4
  --parallel <n>         transactions on their way at a time: 4
  --no-settle            leave settling to others
  --refund               also take back the account's own purchases that were not delivered
  --once                 one round, then stop
  -h, --help             show this

Passwords are asked for, or taken from FTNS_KEYSTORE_PASSWORD and FTNS_RELAY_PASSWORD; a private key that is to be imported is
asked for, or taken from FTNS_PRIVATE_KEY. Nothing secret is ever written unencrypted.`;

export const COMMANDS = ["master-of-wallet", "new-master", "new-relay", "import-relay", "run"] as const;
export type Command = (typeof COMMANDS)[number];

export interface DeliverOptions {
  readonly command: Command;
  readonly rpcUrl: string;
  readonly deployment: string | undefined;
  readonly keystore: string;
  readonly relay: string;
  readonly account: Address | undefined;
  readonly state: string | undefined;
  readonly confirmations: number | undefined;
  readonly pollMs: number;
  readonly parallel: number;
  readonly settle: boolean;
  readonly refund: boolean;
  readonly once: boolean;
}

const FLAGS = {
  rpc: { type: "string" },
  deployment: { type: "string" },
  keystore: { type: "string", default: ".deliver/seller.json" },
  relay: { type: "string", default: ".deliver/relay.json" },
  account: { type: "string" },
  state: { type: "string" },
  confirmations: { type: "string" },
  poll: { type: "string", default: "4" },
  parallel: { type: "string", default: "4" },
  "no-settle": { type: "boolean", default: false },
  refund: { type: "boolean", default: false },
  once: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Reads a command line.
 * @returns "help" when that is asked for
 * @throws Error that names what is wrong
 */
export function parseDeliverOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): DeliverOptions | "help" {
  const { values, positionals } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  if (values.help || positionals.length === 0) return "help";
  const command = COMMANDS.find((known) => known === positionals[0]);
  if (command === undefined || positionals.length > 1) {
    throw new Error(`${positionals.join(" ")} is no command; there are ${COMMANDS.join(", ")}. Try --help.`);
  }
  return {
    command,
    rpcUrl: values.rpc ?? env["FTNS_RPC_URL"] ?? "http://127.0.0.1:8545",
    deployment: values.deployment,
    keystore: values.keystore,
    relay: values.relay,
    account: values.account === undefined ? undefined : address(values.account),
    state: values.state,
    confirmations: values.confirmations === undefined ? undefined : atLeast(1, values.confirmations, "--confirmations"),
    pollMs: atLeast(0.05, values.poll, "--poll") * 1_000,
    parallel: atLeast(1, values.parallel, "--parallel"),
    settle: !values["no-settle"],
    refund: values.refund,
    once: values.once,
  };
}

function address(text: string): Address {
  if (isAddress(text)) return getAddress(text);
  throw new Error(`--account ${text} is not an address`);
}

function atLeast(least: number, text: string, flag: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least) return value;
  throw new Error(`${flag} must be ${least} or more, not ${text}`);
}
