import { parseArgs } from "node:util";
import type { DevnetOptions } from "./devnet.ts";
import { FREE_PORTS, PORT_NAMES, PORTS, type Ports } from "./ports.ts";

const FLAGS = {
  "no-seed": { type: "boolean" },
  "no-dapp": { type: "boolean" },
  fresh: { type: "boolean" },
  "free-ports": { type: "boolean" },
  "data-dir": { type: "string" },
  "block-seconds": { type: "string" },
  "ipfs-url": { type: "string" },
  "ipfs-gateway-url": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const USAGE = `Usage: npm start -- [options]

Starts the whole market on this machine and stops it with Ctrl-C.

  --no-seed                leave the market empty
  --no-dapp                leave the dApp out: chain, index and files only
  --fresh                  delete what earlier runs stored (.devnet)
  --free-ports             take any free port for every service
${PORT_NAMES.map((name) => {
  const { flag, env, service, port } = PORTS[name];
  return `  ${`--${flag} <port>`.padEnd(24)} ${service}: ${port}, 0 for any free one (or ${env})`;
}).join("\n")}
  --data-dir <folder>      where everything is stored: .devnet (or FTNS_DEVNET_DIR)
  --block-seconds <n>      time between empty blocks: 2, 0 for none (or FTNS_BLOCK_SECONDS)
  --ipfs-url <url>         use this IPFS node, by its Kubo RPC API (or FTNS_IPFS_URL)
  --ipfs-gateway-url <url> and this gateway of it: the same URL (or FTNS_IPFS_GATEWAY_URL)
  -h, --help               show this

FTNS_IPFS_ORIGINS lists further web origins whose pages may write to the built-in IPFS node, separated by commas.
FTNS_GND is the path of Graph Node's gnd, where npm has no package of it.`;

/** What a command line asks for. */
export type CommandLine = { readonly help: true } | { readonly help: false; readonly options: DevnetOptions };

/**
 * Reads flags and environment; a flag wins over the environment.
 * @throws Error that names the flag or variable that is wrong.
 */
export function parseCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CommandLine {
  const portFlags = Object.fromEntries(PORT_NAMES.map((name) => [PORTS[name].flag, { type: "string" as const }]));
  const { values } = parseArgs({ args: [...args], options: { ...FLAGS, ...portFlags }, strict: true });
  if (values.help === true) return { help: true };
  const text = (flag: string, variable: string): string | undefined => {
    const value = (values as Record<string, string | boolean | undefined>)[flag];
    return typeof value === "string" ? value : env[variable];
  };
  const ports: Partial<Record<keyof Ports, number>> = values["free-ports"] === true ? { ...FREE_PORTS } : {};
  for (const name of PORT_NAMES) {
    const { flag, env: variable } = PORTS[name];
    const chosen = text(flag, variable);
    if (chosen !== undefined) ports[name] = parsePort(chosen, `--${flag} or ${variable}`);
  }
  const rpc = parseUrl(text("ipfs-url", "FTNS_IPFS_URL"), "--ipfs-url or FTNS_IPFS_URL");
  const gateway = parseUrl(
    text("ipfs-gateway-url", "FTNS_IPFS_GATEWAY_URL"),
    "--ipfs-gateway-url or FTNS_IPFS_GATEWAY_URL",
  );
  return {
    help: false,
    options: {
      ports,
      dataDir: text("data-dir", "FTNS_DEVNET_DIR"),
      seed: values["no-seed"] !== true,
      dapp: values["no-dapp"] !== true,
      blockSeconds: parseSeconds(text("block-seconds", "FTNS_BLOCK_SECONDS"), "--block-seconds or FTNS_BLOCK_SECONDS"),
      fresh: values.fresh === true,
      ipfs: rpc === undefined ? undefined : { rpc, gateway: gateway ?? rpc },
      ipfsOrigins: env["FTNS_IPFS_ORIGINS"]?.split(",").filter((origin) => origin !== ""),
    },
  };
}

function parsePort(text: string, source: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new Error(`${source}: "${text}" is no port; a port is a number from 0 to 65535`);
  return port;
}

function parseSeconds(text: string | undefined, source: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${source}: "${text}" is no number of seconds`);
  return Number(text);
}

function parseUrl(text: string | undefined, source: string): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (!URL.canParse(text)) throw new Error(`${source}: "${text}" is no URL`);
  return text.replace(/\/+$/, "");
}
