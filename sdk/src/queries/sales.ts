import type { Address } from "viem";
import type { SaleState } from "../chain/enums.ts";
import type { AssetId, SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";
import { saleRow, type SaleRow } from "./sale-row.ts";

const salePage = graphql(
  `
    query SalePage($id: ID!) {
      sale(id: $id) {
        ...SaleRow
        buyerKey
        pool {
          id
        }
        delivery {
          r1
          w
          contentDeadline
          timestamp
          transaction
        }
        refund {
          reason
          amount
          bondPaid
          timestamp
          transaction
        }
        changes(orderBy: timestamp, first: 10) {
          state
          timestamp
          transaction
        }
      }
    }
  `,
  [saleRow],
);

const salesOf = graphql(
  `
    query Sales($where: Sale_filter!, $first: Int!) {
      sales(where: $where, orderBy: openedAt, orderDirection: desc, first: $first) {
        ...SaleRow
      }
    }
  `,
  [saleRow],
);

const deliveriesDue = graphql(
  `
    query DeliveriesDue($where: Sale_filter!, $first: Int!) {
      sales(where: $where, orderBy: deadline, orderDirection: asc, first: $first) {
        ...SaleRow
        buyerKey
      }
    }
  `,
  [saleRow],
);

/** A sale with its history. */
export type SalePage = NonNullable<ResultOf<typeof salePage>["sale"]>;
/** A sale whose key the seller owes. */
export type DeliveryDue = ResultOf<typeof deliveriesDue>["sales"][number];

type SaleFilter = VariablesOf<typeof salesOf>["where"];

/** Which sales to list. Everything that is given must hold. */
export interface SalesInput extends PageInput {
  readonly buyer?: Address;
  readonly seller?: Address;
  readonly asset?: AssetId;
  readonly states?: readonly SaleState[];
  /** True: only sales of assets themselves; false: only of licences. */
  readonly title?: boolean;
  /** Only those whose present deadline is before this second: Delivered ones can be settled, AwaitingKey ones refunded. */
  readonly deadlineBefore?: number;
}

/** One sale with delivery, refund and every change of state. @returns undefined when the index does not know it (yet) */
export async function readSalePage(
  market: MarketClient,
  sale: SaleId,
  signal?: AbortSignal,
): Promise<SalePage | undefined> {
  return (await request(market, salePage, { id: String(sale) }, signal)).sale ?? undefined;
}

/** Sales, newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listSales(
  market: MarketClient,
  { buyer, seller, asset, states, title, deadlineBefore, cursor, first: wanted }: SalesInput = {},
  signal?: AbortSignal,
): Promise<Page<SaleRow>> {
  const first = pageSize(wanted);
  const conditions = [
    { id_not: "" },
    buyer === undefined ? undefined : { buyer: buyer.toLowerCase() },
    seller === undefined ? undefined : { seller: seller.toLowerCase() },
    asset === undefined ? undefined : { asset: String(asset) },
    states === undefined ? undefined : { state_in: states },
    title === undefined ? undefined : { title },
    deadlineBefore === undefined ? undefined : { deadline_lt: String(deadlineBefore) },
    ...after("openedAt", "desc", cursor),
  ].filter((condition) => condition !== undefined);
  const where = { and: conditions } as SaleFilter;
  const { sales } = await request(market, salesOf, { where, first: rowsFor(first) }, signal);
  return pageOf(sales, first, ({ openedAt, id }) => ({ value: openedAt, id }));
}

/** The keys a seller owes, the most urgent first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listDeliveriesDue(
  market: MarketClient,
  seller: Address,
  { first: wanted, cursor }: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<DeliveryDue>> {
  const first = pageSize(wanted);
  const own = [{ seller: seller.toLowerCase() }, { state: "AwaitingKey" }];
  const where = { and: [...own, ...after("deadline", "asc", cursor)] } as SaleFilter;
  const { sales } = await request(market, deliveriesDue, { where, first: rowsFor(first) }, signal);
  return pageOf(sales, first, ({ deadline, id }) => ({ value: deadline ?? "0", id }));
}
