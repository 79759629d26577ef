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
    buyer {
      id
    }
    seller {
      id
    }
    quantity
    amount
    fee
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

/** A sale in a list. Amounts are decimal strings of FTNS base units, times in seconds. */
export type SaleRow = ResultOf<typeof saleRow>;
