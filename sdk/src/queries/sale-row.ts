import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of a sale. */
export const saleRow = graphql(`
  fragment SaleRow on Sale {
    id
    asset {
      id
      metadata {
        name
      }
    }
    version {
      number
    }
    terms {
      id
      kind
    }
    title
    buyer {
      id
    }
    seller {
      id
    }
    quantity
    amount
    fee
    resaleRoyalty
    bond
    instant
    state
    deadline
    openedAt
    deliveredAt
    closedAt
    transaction
  }
`);

/** A sale in a list. `terms` is null when the asset itself was sold. Amounts are decimal strings of FTNS base units, times in seconds. */
export type SaleRow = ResultOf<typeof saleRow>;
