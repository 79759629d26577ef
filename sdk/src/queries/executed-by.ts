import type { Hex } from "viem";
import { proposalTitle } from "../actions/governance/proposal.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const executedIn = graphql(`
  query ExecutedIn($transactions: [Bytes!]!) {
    proposals(where: { executedTransaction_in: $transactions }, orderBy: executedLogIndex, first: 1000) {
      id
      title
      executedTransaction
      executedLogIndex
    }
  }
`);

/** The proposal that did something. */
export interface ProposalLink {
  readonly id: bigint;
  readonly title: string;
}

/** Where an event stands in the chain. */
interface Place {
  readonly transaction: Hex;
  readonly logIndex: number;
}

/**
 * Finds the proposals whose execution caused events: of those executed in the same transaction the one that ended next.
 * @returns undefined for an event that no proposal caused
 */
export async function executedBy(
  market: MarketClient,
  events: readonly Place[],
  signal?: AbortSignal,
): Promise<(event: Place) => ProposalLink | undefined> {
  const transactions = [...new Set(events.map(({ transaction }) => transaction))];
  if (transactions.length === 0) return () => undefined;
  const { proposals } = await request(market, executedIn, { transactions }, signal);
  return ({ transaction, logIndex }) => {
    const found = proposals.find(
      (proposal) => proposal.executedTransaction === transaction && (proposal.executedLogIndex ?? 0) > logIndex,
    );
    return found === undefined ? undefined : { id: BigInt(found.id), title: proposalTitle(found.title) };
  };
}
