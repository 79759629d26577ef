import { FTNS_UNIT } from "../chain/units.ts";
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
    selfDealing
    struck
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

/** Platform fee from which on a sale says something of its seller, FTNS base units: `FeeTiers` of the contracts. */
const WORTH_NEWS = FTNS_UNIT / 10n;

/**
 * Whether `strikeSale` takes a sale out of its seller's reputation: it counts there, its buyer was a contributor of the split that it was
 * paid by, and nobody has shown that yet.
 */
export function canBeStruck({
  state,
  instant,
  fee,
  selfDealing,
  struck,
}: Pick<SaleRow, "state" | "instant" | "fee" | "selfDealing" | "struck">): boolean {
  const counts = state === "Settled" && !instant && BigInt(fee) >= WORTH_NEWS;
  return counts && selfDealing && !struck;
}
