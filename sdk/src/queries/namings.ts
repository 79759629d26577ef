import type { Address } from "viem";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const namingsOf = graphql(`
  query Namings($asset: String!, $accounts: [String!]!) {
    contributors(where: { asset: $asset, account_in: $accounts }, orderBy: split__number, first: 1000) {
      account {
        id
      }
      split {
        number
      }
    }
  }
`);

/** A split of an asset that names an account a contributor. */
export interface Naming {
  readonly account: Address;
  /** Number of the split. */
  readonly split: number;
}

/** Accounts that an asset may have paid. */
export interface NamingsInput {
  readonly asset: AssetId;
  readonly accounts: readonly Address[];
}

/**
 * The splits of an asset, past ones too, that name any of these accounts, the first split first; at most a thousand.
 * @throws MarketError the index codes
 */
export async function listNamings(
  market: MarketClient,
  { asset, accounts }: NamingsInput,
  signal?: AbortSignal,
): Promise<readonly Naming[]> {
  if (accounts.length === 0) return [];
  const variables = { asset: String(asset), accounts: accounts.map((account) => account.toLowerCase()) };
  const { contributors } = await request(market, namingsOf, variables, signal);
  return contributors.map(({ account, split }) => ({ account: account.id, split: split.number }));
}
