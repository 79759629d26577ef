import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of an auction. */
export const auctionRow = graphql(`
  fragment AuctionRow on Auction {
    id
    kind
    asset {
      id
      category
      status
      encrypted
      metadata {
        name
        image
      }
    }
    version {
      number
    }
    terms {
      id
      kind
      period
      unitsPerPack
      transferable
      exclusive
    }
    title
    seller {
      id
    }
    quantity
    startingPrice
    reserve
    reserveHidden
    endsAt
    revealEndsAt
    extension
    halfLife
    forfeitPercent
    state
    outcome
    winner {
      id
    }
    price
    leader {
      id
    }
    leadingBid
    secondBid
    bidCount
    commitmentCount
    revealCount
    bidderCount
    createdAt
    endedAt
    transaction
  }
`);

/**
 * An auction in a list. `terms` is null when the asset itself is auctioned. Amounts are decimal strings of FTNS base units, times in
 * seconds; what a kind has not is 0. Whether bids are accepted now: `auctionPhase`.
 */
export type AuctionRow = ResultOf<typeof auctionRow>;
