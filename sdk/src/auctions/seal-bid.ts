import { encodeAbiParameters, type Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";
import { bidCommitment, bidSalt, type BidContext } from "./commitment.ts";
import { amountOfMemo, decodeMemo, encodeMemo, newMemoNonce } from "./memo.ts";
import type { BidOpening } from "./opening.ts";
import { sealSecrets, type SealSecrets } from "./secrets.ts";

const SEALED_BID_SALT = "ftns-market/v1/sealed-bid";

/** A bid, hidden. */
export interface SealedBid {
  /** bytes32 */
  readonly commitment: Hex;
  /** bytes32, goes on the chain beside it. */
  readonly memo: Hex;
  readonly opening: BidOpening;
}

/** What was committed to, as the event `BidCommitted` has it. */
export interface CommittedMemo {
  /** bytes32 */
  readonly commitment: Hex;
  /** bytes32 */
  readonly memo: Hex;
}

/**
 * Seals a bid, so that the wallet and the chain can rebuild it later: nothing has to be stored.
 * @param master 32 bytes of the bidder for this auction: `masterFromSignature` of `sealedBidTypedData`, or an opened keystore
 * @param bid `value` in FTNS base units; `bidderKey` B of `derivePurchaseKey`, "0x" for an open artifact
 * @param nonce of the memo, 20 bytes; default a fresh one
 * @throws MarketError `InvalidAmount`; DeliveryError `Delivery_InvalidSecret`
 */
export function sealBid(
  master: Uint8Array,
  context: BidContext,
  { value, bidderKey }: Pick<BidOpening, "value" | "bidderKey">,
  nonce: Hex = newMemoNonce(),
): SealedBid {
  const { seed, mask } = secretsOf(master, context, nonce);
  const opening = { type: "bid", ...context, value, seed, bidderKey } as const;
  return { commitment: commitmentOf(opening), memo: encodeMemo(value, nonce, mask), opening };
}

/**
 * Rebuilds a sealed bid from the wallet and the chain, as after the loss of a device, and checks it against the commitment.
 * @param master as in `sealBid`
 * @param bidderKey B, 128 bytes; "0x" for an open artifact
 * @throws MarketError `Mismatch` when another wallet or keystore made the bid
 */
export function rebuildBid(
  master: Uint8Array,
  context: BidContext,
  { commitment, memo }: CommittedMemo,
  bidderKey: Hex,
): BidOpening {
  const parts = decodeMemo(memo);
  const { seed, mask } = secretsOf(master, context, parts.nonce);
  const opening = { type: "bid", ...context, value: amountOfMemo(parts, mask), seed, bidderKey } as const;
  if (BigInt(commitmentOf(opening)) === BigInt(commitment)) return opening;
  const message =
    "This wallet, or keystore, did not make this sealed bid, or it was made with another program. Use the one that made it, or the copy that you kept of the bid.";
  throw new MarketError("Mismatch", message, { auction: context.auction, bidder: context.bidder });
}

/** The commitment that an opening opens, bytes32. */
export function commitmentOf(opening: Omit<BidOpening, "type">): Hex {
  return bidCommitment(opening, opening.value, bidSalt(opening.seed, opening.bidderKey));
}

function secretsOf(master: Uint8Array, { chainId, contract, auction, bidder }: BidContext, nonce: Hex): SealSecrets {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "address" }] as const;
  const bound = encodeAbiParameters(types, [BigInt(chainId), contract, auction, bidder]);
  return sealSecrets(master, SEALED_BID_SALT, bound, nonce);
}
