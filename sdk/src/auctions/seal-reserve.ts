import { encodeAbiParameters, type Hex } from "viem";
import type { TermsId } from "../chain/ids.ts";
import { MarketError } from "../errors/market-error.ts";
import { reserveHash, type ReserveContext } from "./commitment.ts";
import { amountOfMemo, decodeMemo, encodeMemo, newMemoNonce } from "./memo.ts";
import type { ReserveOpening } from "./opening.ts";
import { sealSecrets, type SealSecrets } from "./secrets.ts";

const HIDDEN_RESERVE_SALT = "ftns-market/v1/hidden-reserve";

/** A reserve, hidden. */
export interface HiddenReserve {
  /** bytes32, for the offer. */
  readonly reserveHash: Hex;
  /** bytes32, for the offer. */
  readonly memo: Hex;
  /** What opens it, but for the number of the auction. */
  readonly opening: Omit<ReserveOpening, "auction">;
}

/** What a seller committed to, as the event `AuctionCreated` has it. */
export type CommittedReserve = Pick<HiddenReserve, "reserveHash" | "memo">;

/**
 * Hides a reserve, so that the wallet and the chain can rebuild it later: nothing has to be stored.
 * @param master 32 bytes of the seller for this lot: `masterFromSignature` of `hiddenReserveTypedData`, or an opened keystore
 * @param terms the lot's: licence terms, or the asset itself (`titleOf`)
 * @param reserve FTNS base units
 * @param nonce of the memo, 20 bytes; default a fresh one
 * @throws MarketError `InvalidAmount`; DeliveryError `Delivery_InvalidSecret`
 */
export function hideReserve(
  master: Uint8Array,
  context: ReserveContext,
  terms: TermsId,
  reserve: bigint,
  nonce: Hex = newMemoNonce(),
): HiddenReserve {
  const { seed: salt, mask } = secretsOf(master, context, terms, nonce);
  const opening = { type: "reserve", ...context, reserve, salt } as const;
  return { reserveHash: reserveHash(context, reserve, salt), memo: encodeMemo(reserve, nonce, mask), opening };
}

/**
 * Rebuilds a hidden reserve from the wallet and the chain, and checks it against the hash.
 * @throws MarketError `Mismatch` when another wallet or keystore hid it
 */
export function rebuildReserve(
  master: Uint8Array,
  context: ReserveContext,
  terms: TermsId,
  committed: CommittedReserve,
): Omit<ReserveOpening, "auction"> {
  const parts = decodeMemo(committed.memo);
  const { seed: salt, mask } = secretsOf(master, context, terms, parts.nonce);
  const reserve = amountOfMemo(parts, mask);
  if (BigInt(reserveHash(context, reserve, salt)) === BigInt(committed.reserveHash)) {
    return { type: "reserve", ...context, reserve, salt };
  }
  const message =
    "This wallet, or keystore, did not hide this reserve, or it was hidden with another program. Use the one that created the auction, or the copy that you kept of the reserve.";
  throw new MarketError("Mismatch", message, { seller: context.seller });
}

function secretsOf(
  master: Uint8Array,
  { chainId, contract, seller }: ReserveContext,
  terms: TermsId,
  nonce: Hex,
): SealSecrets {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "address" }, { type: "uint256" }] as const;
  const bound = encodeAbiParameters(types, [BigInt(chainId), contract, seller, terms]);
  return sealSecrets(master, HIDDEN_RESERVE_SALT, bound, nonce);
}
