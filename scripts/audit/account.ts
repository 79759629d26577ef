import { bytesToHex } from "viem";
import { openKeystore, type MarketClient } from "../../sdk/src/index.ts";
import { loadKeystoreFile } from "../../sdk/src/node.ts";
import { marketOf } from "../deliver/market.ts";
import type { AccountOptions } from "./options.ts";
import type { Surroundings } from "./run.ts";

/**
 * The market through the eyes of the auditor's account.
 * @throws MarketError `RpcUnreachable`, `WrongChain`; Error for a keystore or a deployment that cannot be used
 */
export async function marketOfAuditor(options: AccountOptions, { secrets }: Surroundings): Promise<MarketClient> {
  const keystore = await loadKeystoreFile(options.key).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new Error(`${options.key} is not there. Make it: npm run deliver -- import-relay --relay ${options.key}`);
  });
  const password = await secrets.ask("Password of the auditor", "FTNS_AUDITOR_PASSWORD");
  const key = bytesToHex(await openKeystore(keystore, password));
  const { rpcUrl, deployment, ipfs, gateways } = options;
  const endpoints = [{ kind: "kubo", url: ipfs } as const, ...gateways];
  return marketOf({ rpcUrl, deployment, ipfs: { upload: { url: ipfs }, endpoints } }, key);
}
