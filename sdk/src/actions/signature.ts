import { parseSignature, type Hex, type TypedDataDefinition } from "viem";
import { getChainId, signTypedData } from "viem/actions";
import { requireWallet, type MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";

/** Something that a wallet is asked to sign, as data (EIP-712). */
export interface SignatureRequest {
  /** Stable name, as in "ftns.permit". */
  readonly id: string;
  readonly typedData: TypedDataDefinition;
  /** What the signature allows, in one sentence. Show it before the wallet opens. */
  readonly summary: string;
}

/**
 * Asks the wallet for a signature.
 * @throws MarketError `WalletMissing`, `WrongChain`, `WalletRejected` and the other wallet codes
 */
export async function sign(market: MarketClient, request: Pick<SignatureRequest, "typedData">): Promise<Hex> {
  const wallet = requireWallet(market);
  try {
    await requireWalletChain(market);
    return await signTypedData(wallet, { ...request.typedData, account: wallet.account });
  } catch (error) {
    throw describeError(error);
  }
}

/** A plain account's signature as contracts take it. @throws viem's error for any other signature */
export function signatureParts(signature: Hex) {
  const { r, s, v, yParity } = parseSignature(signature);
  return { r, s, v: Number(v ?? BigInt(yParity) + 27n) } as const;
}

/** @throws MarketError `WrongChain` when the wallet is on another chain than the market */
export async function requireWalletChain(market: MarketClient): Promise<void> {
  const actual = await getChainId(requireWallet(market));
  if (actual === market.chain.id) return;
  const message = `The wallet is on chain ${actual}, the market on ${market.chain.name} (${market.chain.id}). Switch the network in the wallet.`;
  throw new MarketError("WrongChain", message, { expected: market.chain.id, actual });
}
