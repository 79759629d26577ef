import { bytesToHex, hexToBytes, type Address } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import {
  agent,
  createKeystore,
  DEVNET_CHAIN_ID,
  journeys,
  openKeystore,
  randomBytes32,
  type ScryptCost,
} from "../../sdk/src/index.ts";
import { fileStore, loadKeystoreFile, saveKeystoreFile } from "../../sdk/src/node.ts";
import { marketOf } from "./market.ts";
import type { DeliverOptions } from "./options.ts";
import { parsePrivateKey, type SecretSource } from "./secrets.ts";

/** What the commands need of the world around them. */
export interface Surroundings {
  readonly secrets: SecretSource;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
  /** Of new keystores; default the library's own, about a second. */
  readonly cost?: ScryptCost;
}

/**
 * Runs one command of the delivery agent.
 * @throws Error with a message for the user
 */
export async function runDeliver(options: DeliverOptions, around: Surroundings): Promise<void> {
  switch (options.command) {
    case "master-of-wallet":
      return masterOfWallet(options, around);
    case "new-master":
      return newMaster(options, around);
    case "new-relay":
      return saveRelay(hexToBytes(generatePrivateKey()), options, around);
    case "import-relay":
      return saveRelay(hexToBytes(await privateKey(around)), options, around);
    case "run":
      return watch(options, around);
  }
}

async function masterOfWallet(options: DeliverOptions, around: Surroundings): Promise<void> {
  const key = await privateKey(around);
  const market = await marketOf(options, key);
  const master = await journeys.sellerMaster(market, { checkTwice: true });
  await saveSecret(master, privateKeyToAccount(key).address, options.keystore, "FTNS_KEYSTORE_PASSWORD", around);
}

async function newMaster({ account, keystore }: DeliverOptions, around: Surroundings): Promise<void> {
  if (account === undefined) throw new Error("new-master needs --account: whose master it is.");
  await saveSecret(randomBytes32(), account, keystore, "FTNS_KEYSTORE_PASSWORD", around);
}

async function saveRelay(secret: Uint8Array, { relay }: DeliverOptions, around: Surroundings): Promise<void> {
  const { address } = privateKeyToAccount(bytesToHex(secret));
  await saveSecret(secret, address, relay, "FTNS_RELAY_PASSWORD", around);
  around.log(`${address} pays for gas: send it a little of the chain's own coin.`);
}

async function saveSecret(
  secret: Uint8Array,
  account: Address,
  path: string,
  variable: string,
  { secrets, log, cost }: Surroundings,
): Promise<void> {
  const password = await secrets.ask(`New password for ${path}`, variable);
  const keystore = await createKeystore(secret, password, account, cost === undefined ? {} : { cost });
  await saveKeystoreFile(path, keystore).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new Error(`${path} is there already. Move it away first: a keystore that is overwritten is lost.`);
  });
  log(`${path} holds the secret of ${account}, encrypted. Without the password nobody can open it, you neither.`);
}

async function watch(options: DeliverOptions, around: Surroundings): Promise<void> {
  const { secrets, log, signal } = around;
  const seller = await loadKeystoreFile(options.keystore);
  const master = await openKeystore(seller, await secrets.ask("Password of the seller", "FTNS_KEYSTORE_PASSWORD"));
  const relay = await loadKeystoreFile(options.relay);
  const relayKey = await openKeystore(relay, await secrets.ask("Password of the relay", "FTNS_RELAY_PASSWORD"));
  const market = await marketOf(options, bytesToHex(relayKey));
  const isDevnet = market.chain.id === DEVNET_CHAIN_ID;
  const watcher = new agent.DeliveryAgent(market, {
    account: seller.account,
    master,
    tasks: [
      "deliver",
      ...(options.settle ? (["settle"] as const) : []),
      ...(options.refund ? (["refund"] as const) : []),
    ],
    confirmations: options.confirmations ?? (isDevnet ? 1 : undefined),
    pollMs: options.pollMs,
    parallel: options.parallel,
    store: fileStore(options.state ?? `.deliver/state-${market.chain.id}.json`),
    onEvent: (event) => log(`${new Date().toISOString()} ${agent.agentEventLine(event)}`),
  });
  if (options.once) await watcher.runOnce();
  else await watcher.run(signal);
}

async function privateKey({ secrets }: Surroundings) {
  return parsePrivateKey(await secrets.ask("Private key", "FTNS_PRIVATE_KEY"));
}
