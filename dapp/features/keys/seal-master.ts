import type { AuctionContract, MarketClient, SaleId, TermsId } from "@ftns-market/sdk/chain";
import { requireAccount } from "@ftns-market/sdk/chain";
import { askTwiceAtFirst, remembered } from "./remembered";

/** What is sealed: a bid in one auction, or the reserve of a lot. */
export type Sealed =
  | { readonly contract: AuctionContract; readonly auction: SaleId }
  | { readonly contract: AuctionContract; readonly terms: TermsId };

/**
 * The secret that a sealed bid, or a hidden reserve, of the connected account is made from: one signature, no transaction, asked once
 * per page for each. Any device with the wallet gets the same.
 * @returns 32 bytes. @throws MarketError of the wallet; DeliveryError for a smart account
 */
export function sealMaster(market: MarketClient, sealed: Sealed): Promise<Uint8Array> {
  const account = requireAccount(market);
  const what = "auction" in sealed ? `bid:${sealed.auction}` : `reserve:${sealed.terms}`;
  const key = `${market.chain.id}:${account.toLowerCase()}:${sealed.contract}:${what}`;
  return remembered(key, async () => {
    const [{ hiddenReserveTypedData, sealedBidTypedData }, { sign }, { masterFromSignature }] = await Promise.all([
      import("@ftns-market/sdk/auctions"),
      import("@ftns-market/sdk/actions"),
      import("@ftns-market/sdk/delivery"),
    ]);
    const at = { chainId: market.chain.id, contract: market.addresses[sealed.contract] };
    const typedData =
      "auction" in sealed
        ? sealedBidTypedData({ ...at, auction: sealed.auction, bidder: account })
        : hiddenReserveTypedData({ ...at, seller: account }, sealed.terms);
    // Of the account in general, not of each auction: a wallet that signs the same once does so always.
    return askTwiceAtFirst(`${market.chain.id}:${account.toLowerCase()}:seal`, async (checkTwice) => {
      const signature = await sign(market, { typedData });
      return masterFromSignature(signature, checkTwice ? await sign(market, { typedData }) : undefined);
    });
  });
}
