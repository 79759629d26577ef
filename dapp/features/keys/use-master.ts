"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { requireAccount } from "@ftns-market/sdk/chain";
import { hasKeyFile } from "./key-file";
import { useKeyFile, type AskForKeyFile } from "./key-file-context";
import { askTwiceAtFirst, remembered } from "./remembered";

/** Whose keys: a seller's open what it sold, a buyer's open what it bought. */
export type MasterRole = "seller" | "buyer";

/**
 * The master secret of the connected account: one signature, no transaction, asked once per page. The first time in a browser
 * the wallet is asked twice, because a wallet that signs differently each time could never rebuild its keys. Such a wallet, and
 * a contract account, has its master in a key file.
 * @returns a function that resolves to 32 bytes. @throws MarketError of the wallet, or when the key file stays closed
 */
export function useMaster(role: MasterRole): (market: MarketClient) => Promise<Uint8Array> {
  const askForFile = useKeyFile();
  return useCallback((market) => masterOf(market, role, askForFile), [role, askForFile]);
}

async function masterOf(market: MarketClient, role: MasterRole, askForFile: AskForKeyFile): Promise<Uint8Array> {
  const place = { chainId: market.chain.id, account: requireAccount(market) };
  const account = `${place.chainId}:${place.account.toLowerCase()}`;
  if (await needsKeyFile(market)) return remembered(`${account}:file`, () => askForFile(place));
  try {
    return await remembered(`${account}:${role}`, () => askForSignature(market, role, `${account}:${role}`));
  } catch (error) {
    if (!isUnrepeatable(error)) throw error;
    return remembered(`${account}:file`, () => askForFile(place));
  }
}

async function needsKeyFile(market: MarketClient): Promise<boolean> {
  const account = requireAccount(market);
  if (hasKeyFile({ chainId: market.chain.id, account })) return true;
  const { isPlainAccount } = await import("@ftns-market/sdk/reads");
  return !(await isPlainAccount(market, account));
}

async function askForSignature(market: MarketClient, role: MasterRole, key: string): Promise<Uint8Array> {
  const { buyerMaster, sellerMaster } = await import("@ftns-market/sdk/journeys");
  const ask = role === "seller" ? sellerMaster : buyerMaster;
  return askTwiceAtFirst(key, (checkTwice) => ask(market, { checkTwice }));
}

/** The wallet signed, but not so that the same keys could be made again. */
function isUnrepeatable(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "Delivery_InvalidSignature";
}
