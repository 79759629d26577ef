import type { Address } from "viem";
import type { SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf } from "./graphql.ts";
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
    query Sales($where: Sale_filter!, $first: Int!, $skip: Int!) {
      sales(where: $where, orderBy: openedAt, orderDirection: desc, first: $first, skip: $skip) {
        ...SaleRow
      }
    }
  `,
  [saleRow],
);

const deliveriesDue = graphql(
  `
    query DeliveriesDue($seller: String!, $first: Int!) {
      sales(where: { seller: $seller, state: AwaitingKey }, orderBy: deadline, first: $first) {
        ...SaleRow
        buyerKey
      }
    }
  `,
  [saleRow],
);

const library = graphql(`
  query Library($holder: String!, $first: Int!, $skip: Int!) {
    licences(where: { holder: $holder }, orderBy: updatedAt, orderDirection: desc, first: $first, skip: $skip) {
      id
      kind
      balance
      expiresAt
      keyVersion
      consumed
      acquiredAt
      terms {
        id
        period
        unitsPerPack
        spdx
        textCid
        transferable
      }
      asset {
        id
        category
        encrypted
        metadata {
          name
          image
          artifactName
          artifactSize
        }
      }
    }
  }
`);

/** A sale with its history. */
export type SalePage = NonNullable<ResultOf<typeof salePage>["sale"]>;
/** A sale whose key the seller owes. */
export type DeliveryDue = ResultOf<typeof deliveriesDue>["sales"][number];
/** A licence of a holder with what it licenses. */
export type LibraryEntry = ResultOf<typeof library>["licences"][number];

const MOST = 1_000;

/** Which part of a list. */
export interface Slice {
  /** Default and most 1,000. */
  readonly first?: number;
  readonly skip?: number;
}

/** One sale with delivery, refund and every change of state. @returns undefined when the index does not know it (yet) */
export async function readSalePage(
  market: MarketClient,
  sale: SaleId,
  signal?: AbortSignal,
): Promise<SalePage | undefined> {
  return (await request(market, salePage, { id: String(sale) }, signal)).sale ?? undefined;
}

/** The sales an account takes part in, newest first. */
export async function listSales(
  market: MarketClient,
  { role, account, first = MOST, skip = 0 }: Slice & { readonly role: "buyer" | "seller"; readonly account: Address },
  signal?: AbortSignal,
): Promise<readonly SaleRow[]> {
  const where = { [role]: account.toLowerCase() };
  return (await request(market, salesOf, { where, first, skip }, signal)).sales;
}

/** The keys a seller owes, the most urgent first. */
export async function listDeliveriesDue(
  market: MarketClient,
  seller: Address,
  signal?: AbortSignal,
): Promise<readonly DeliveryDue[]> {
  return (await request(market, deliveriesDue, { seller: seller.toLowerCase(), first: MOST }, signal)).sales;
}

/** The licences of an account. Whether one is valid now says the chain: `reads.readLicence`. */
export async function listLibrary(
  market: MarketClient,
  holder: Address,
  { first = MOST, skip = 0 }: Slice = {},
  signal?: AbortSignal,
): Promise<readonly LibraryEntry[]> {
  return (await request(market, library, { holder: holder.toLowerCase(), first, skip }, signal)).licences;
}
