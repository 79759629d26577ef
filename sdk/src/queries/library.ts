import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const library = graphql(`
  query Library($where: Licence_filter!, $first: Int!) {
    licences(where: $where, orderBy: updatedAt, orderDirection: desc, first: $first) {
      id
      kind
      balance
      expiresAt
      keyVersion
      consumed
      acquiredAt
      updatedAt
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

/** A licence of a holder with what it licenses. */
export type LibraryEntry = ResultOf<typeof library>["licences"][number];

/**
 * The licences of an account, last changed first, page by page. Whether one is valid now says the chain: `reads.readLicence`.
 * @throws MarketError `InvalidInput`, the index codes
 */
export async function listLibrary(
  market: MarketClient,
  holder: Address,
  { first: wanted, cursor }: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<LibraryEntry>> {
  const first = pageSize(wanted);
  const conditions = [{ holder: holder.toLowerCase() }, ...after("updatedAt", "desc", cursor)];
  const where = { and: conditions } as VariablesOf<typeof library>["where"];
  const { licences } = await request(market, library, { where, first: rowsFor(first) }, signal);
  return pageOf(licences, first, ({ updatedAt, id }) => ({ value: updatedAt, id }));
}
