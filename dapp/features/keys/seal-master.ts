import {
  requireAccount,
  type AuctionKind,
  type MarketClient,
  type SaleId,
  type SealedKind,
  type TermsId,
} from "@ftns-market/sdk/chain";
import { askTwiceAtFirst, remembered } from "./remembered";

/** What is sealed: a bid in one auction, or the reserve of a lot. */
export type Sealed =
  { readonly kind: SealedKind; readonly auction: SaleId } | { readonly kind: AuctionKind; readonly terms: TermsId };

/**
 * The secret that a sealed bid, or a hidden reserve, of the connected account is made from: one signature, no transaction, asked once
 * per page for each. Any device with the wallet gets the same.
 * @returns 32 bytes. @throws MarketError of the wallet; DeliveryError for a smart account
 */
export function sealMaster(market: MarketClient, sealed: Sealed): Promise<Uint8Array> {
  const account = `${market.chain.id}:${requireAccount(market).toLowerCase()}`;
  const what = "auction" in sealed ? `bid:${sealed.auction}` : `reserve:${sealed.terms}`;
  return remembered(`${account}:${sealed.kind}:${what}`, async () => {
    const { hiddenReserveMaster, sealedBidMaster } = await import("@ftns-market/sdk/journeys");
    // Asked of the account, not of each auction: a wallet that signs the same once does so always.
    return askTwiceAtFirst(`${account}:seal`, (checkTwice) =>
      "auction" in sealed
        ? sealedBidMaster(market, sealed, { checkTwice })
        : hiddenReserveMaster(market, sealed, { checkTwice }),
    );
  });
}
