import type { TermsId } from "../chain/ids.ts";
import { marketDomain } from "../delivery/typed-data.ts";
import type { BidContext, ReserveContext } from "./commitment.ts";

/** The sentence a bidder signs. Part of the protocol: another text gives other bids. */
export const SEALED_BID_PURPOSE =
  "Seal my bid in this auction of FTNS Market, and open it again when the time comes. Sign this only on a site that you trust: whoever gets this signature can read my bid before the others. It costs nothing and moves no money.";

/** The sentence a seller signs. Part of the protocol: another text gives other reserves. */
export const HIDDEN_RESERVE_PURPOSE =
  "Hide the reserve prices of my auctions of this lot on FTNS Market, and open them again when the time comes. Sign this only on a site that you trust: whoever gets this signature can read them. It costs nothing and moves no money.";

/** EIP-712 typed data whose signature is the master of a bidder's sealed bid in one auction. */
export function sealedBidTypedData({ chainId, contract, auction, bidder }: BidContext) {
  return {
    domain: marketDomain(chainId, contract),
    types: {
      SealedBid: [
        { name: "auction", type: "uint64" },
        { name: "bidder", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "SealedBid",
    message: { auction, bidder, purpose: SEALED_BID_PURPOSE },
  } as const;
}

/** EIP-712 typed data whose signature is the master of a seller's hidden reserves of one lot. */
export function hiddenReserveTypedData({ chainId, contract, seller }: ReserveContext, terms: TermsId) {
  return {
    domain: marketDomain(chainId, contract),
    types: {
      HiddenReserve: [
        { name: "terms", type: "uint64" },
        { name: "seller", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "HiddenReserve",
    message: { terms, seller, purpose: HIDDEN_RESERVE_PURPOSE },
  } as const;
}
