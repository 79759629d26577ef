import { sign } from "../actions/signature.ts";
import { hiddenReserveTypedData, sealedBidTypedData } from "../auctions/typed-data.ts";
import { auditSeatTypedData, type SeatContext } from "../audits/commitment.ts";
import { auctionAddress } from "../chain/auction-address.ts";
import type { AuctionKind, SealedKind } from "../chain/enums.ts";
import type { AuditId, SaleId, TermsId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { deliveryKeyTypedData, masterFromSignature, purchaseKeyTypedData } from "../delivery/typed-data.ts";

/** How a master is asked for. */
export interface MasterOptions {
  /**
   * Ask the wallet twice and compare: do it the first time a wallet is used. A wallet that signs differently each time could
   * never rebuild its keys.
   */
  readonly checkTwice?: boolean;
}

/**
 * The seller's master from the wallet: one signature, no transaction. Keep it in memory only.
 * @returns 32 bytes
 * @throws MarketError of the wallet; DeliveryError `Delivery_InvalidSignature` for a smart account (use a keystore)
 */
export function sellerMaster(market: MarketClient, options: MasterOptions = {}): Promise<Uint8Array> {
  const typedData = deliveryKeyTypedData(market.chain.id, market.addresses.AssetRegistry, requireAccount(market));
  return masterOf(market, { typedData }, options);
}

/** The buyer's master from the wallet; otherwise as `sellerMaster`. */
export function buyerMaster(market: MarketClient, options: MasterOptions = {}): Promise<Uint8Array> {
  const typedData = purchaseKeyTypedData(market.chain.id, market.addresses.Escrow, requireAccount(market));
  return masterOf(market, { typedData }, options);
}

/**
 * The bidder's master for its sealed bid in one auction, from the wallet; otherwise as `sellerMaster`. A bidder whose wallet cannot
 * sign deterministically uses an opened keystore in its place, for the seal and for the reveal.
 */
export function sealedBidMaster(
  market: MarketClient,
  { kind, auction }: { readonly kind: SealedKind; readonly auction: SaleId },
  options: MasterOptions = {},
): Promise<Uint8Array> {
  const context = { chainId: market.chain.id, contract: auctionAddress(market, kind), auction };
  const typedData = sealedBidTypedData({ ...context, bidder: requireAccount(market) });
  return masterOf(market, { typedData }, options);
}

/** The seller's master for the hidden reserves of one lot, from the wallet; otherwise as `sealedBidMaster`. */
export function hiddenReserveMaster(
  market: MarketClient,
  { kind, terms }: { readonly kind: AuctionKind; readonly terms: TermsId },
  options: MasterOptions = {},
): Promise<Uint8Array> {
  const context = { chainId: market.chain.id, contract: auctionAddress(market, kind) };
  const typedData = hiddenReserveTypedData({ ...context, seller: requireAccount(market) }, terms);
  return masterOf(market, { typedData }, options);
}

/**
 * The auditor's master for its seat of one audit, from the wallet: seals the finding, and opens the key of a sealed artifact; otherwise
 * as `sealedBidMaster`.
 */
export function auditMaster(
  market: MarketClient,
  { audit, seat }: { readonly audit: AuditId; readonly seat: number },
  options: MasterOptions = {},
): Promise<Uint8Array> {
  return masterOf(market, { typedData: auditSeatTypedData(seatContext(market, audit, seat)) }, options);
}

/** The seat of the wallet, as findings and keys are bound to it. */
export function seatContext(market: MarketClient, audit: AuditId, seat: number): SeatContext {
  return { chainId: market.chain.id, contract: market.addresses.Audits, audit, seat, auditor: requireAccount(market) };
}

async function masterOf(
  market: MarketClient,
  request: Parameters<typeof sign>[1],
  { checkTwice = false }: MasterOptions,
): Promise<Uint8Array> {
  const signature = await sign(market, request);
  return masterFromSignature(signature, checkTwice ? await sign(market, request) : undefined);
}
