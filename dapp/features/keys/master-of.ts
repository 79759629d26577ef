import { requireAccount, type MarketClient } from "@ftns-market/sdk/chain";
import { hasCode } from "@/lib/error-code";
import { hasKeyFile } from "./key-file";
import type { AskForKeyFile } from "./key-file-context";
import { askTwiceAtFirst, remembered } from "./remembered";

/** A signature that a master secret is made from. */
export interface MasterQuestion {
  /** What the master is for; remembered by it while the page is open. */
  readonly name: string;
  /** Signatures that a wallet makes in the same way: one of them is asked for twice in a browser. */
  readonly habit: string;
  readonly ask: (checkTwice: boolean) => Promise<Uint8Array>;
}

/**
 * A master secret of the connected account: from one signature, asked once per page. The first time in a browser the wallet is asked
 * twice, because a wallet that signs differently each time could never make the same again. Such a wallet, and a contract account, has its
 * one master in a key file.
 * @returns 32 bytes. @throws MarketError of the wallet, or when the key file stays closed
 */
export async function masterOf(
  market: MarketClient,
  { name, habit, ask }: MasterQuestion,
  askForFile: AskForKeyFile,
): Promise<Uint8Array> {
  const place = { chainId: market.chain.id, account: requireAccount(market) };
  const account = `${place.chainId}:${place.account.toLowerCase()}`;
  const fromFile = () => remembered(`${account}:file`, () => askForFile(place));
  if (await needsKeyFile(market)) return fromFile();
  try {
    return await remembered(`${account}:${name}`, () => askTwiceAtFirst(`${account}:${habit}`, ask));
  } catch (error) {
    if (!isUnrepeatable(error)) throw error;
    return fromFile();
  }
}

async function needsKeyFile(market: MarketClient): Promise<boolean> {
  const account = requireAccount(market);
  if (hasKeyFile({ chainId: market.chain.id, account })) return true;
  const { isPlainAccount } = await import("@ftns-market/sdk/reads");
  return !(await isPlainAccount(market, account));
}

/** The wallet signed, but not so that the same keys could be made again. */
function isUnrepeatable(error: unknown): boolean {
  return hasCode(error, "Delivery_InvalidSignature");
}
