import type { Address, Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { executedBy, type ProposalLink } from "./executed-by.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const movementsOf = graphql(`
  query TreasuryMovements($where: TreasuryMovement_filter!, $first: Int!) {
    treasuryMovements(where: $where, orderBy: timestamp, orderDirection: desc, first: $first) {
      id
      direction
      place
      amount
      counterparty
      logIndex
      timestamp
      transaction
    }
  }
`);

/** FTNS that the treasury got or gave. A withdrawal from credit to wallet is one out and one in. */
export interface TreasuryMovementRow {
  readonly direction: "In" | "Out";
  /** The timelock's own FTNS, or its credit in the vault (fees). */
  readonly place: "Wallet" | "Credit";
  /** FTNS base units. */
  readonly amount: bigint;
  /** Who paid or was paid; of credit also the contract that credited or drew it. */
  readonly counterparty: Address;
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: Hex;
  /** That decided it. */
  readonly proposal: ProposalLink | undefined;
}

/** What came to the treasury and what left it, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function treasuryMovements(
  market: MarketClient,
  input: PageInput & { readonly place?: "Wallet" | "Credit" } = {},
  signal?: AbortSignal,
): Promise<Page<TreasuryMovementRow>> {
  const first = pageSize(input.first);
  const own = input.place === undefined ? { id_not: "0x" } : { place: input.place };
  const where = { and: [own, ...after("timestamp", "desc", input.cursor)] } as VariablesOf<typeof movementsOf>["where"];
  const { treasuryMovements: rows } = await request(market, movementsOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(rows, first, ({ timestamp, id }) => ({ value: timestamp, id }));
  const proposalOf = await executedBy(market, page.items, signal);
  return {
    ...page,
    items: page.items.map((row) => ({
      direction: row.direction,
      place: row.place,
      amount: BigInt(row.amount),
      counterparty: row.counterparty,
      at: Number(row.timestamp),
      transaction: row.transaction,
      proposal: proposalOf(row),
    })),
  };
}
