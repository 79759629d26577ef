import { print } from "@0no-co/graphql.web";
import type { TadaDocumentNode } from "gql.tada";
import type { MarketClient, SubgraphOptions } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";

const DEFAULT_TIMEOUT_MS = 10_000;

/** What Graph Node says when it is asked for a block it has not reached. */
const BEHIND = /only (?:has )?indexed up to block number (\d+)/i;
/** What Graph Node says of a subgraph that it is still loading, right after it has started. */
const NOT_LOADED = /^deployment .* does not exist$|has not started syncing yet/i;
const INDEXING_ERROR = "indexing_error";

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message?: unknown }[];
}

/**
 * Asks the index. Endpoints are tried in their order until one answers.
 * @throws MarketError `IndexUnreachable` when none answers, `IndexBehind` (`details.block`) when the answer for a wanted block
 * is not there yet, `IndexFailed` when the subgraph stopped at an error, `IndexRefused` for anything else it says, `Aborted`
 */
export async function request<Result, Variables>(
  market: Pick<MarketClient, "subgraph">,
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const subgraph = market.subgraph;
  if (subgraph === undefined || subgraph.urls.length === 0) {
    throw new MarketError(
      "IndexUnreachable",
      "No index is configured. Give the market client the URL of its subgraph.",
    );
  }
  const body = JSON.stringify({ query: print(document), variables });
  const failures: unknown[] = [];
  for (const url of subgraph.urls) {
    signal?.throwIfAborted();
    const answer = await ask(url, body, subgraph, signal).catch((error: unknown) => {
      if (signal?.aborted === true) throw new MarketError("Aborted", "The question to the index was stopped.");
      failures.push(error);
    });
    if (answer !== undefined) return read<Result>(answer);
  }
  const message =
    "The index cannot be reached. Lists may be missing; prices and purchases still come from the chain. Try again.";
  throw new MarketError("IndexUnreachable", message, { urls: subgraph.urls }, failures[0]);
}

async function ask(url: string, body: string, options: SubgraphOptions, signal?: AbortSignal): Promise<Answer> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const response = await (options.fetch ?? fetch)(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body,
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  });
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}`);
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && ("data" in answer || "errors" in answer))
    return answer as Answer;
  throw new Error(`${url} does not answer GraphQL`);
}

function read<Result>({ data, errors }: Answer): Result {
  const first = errors?.[0];
  if (first === undefined) return data as Result;
  const said = typeof first.message === "string" ? first.message : "something that is no message";
  if (said === INDEXING_ERROR) {
    const message =
      "The index stopped at an error and shows nothing newer. Prices and purchases still come from the chain.";
    throw new MarketError("IndexFailed", message);
  }
  const block = BEHIND.exec(said)?.[1];
  if (block !== undefined) {
    const message = `The index is behind: it has read the chain up to block ${block}. Wait a moment and try again.`;
    throw new MarketError("IndexBehind", message, { block: Number(block) });
  }
  if (NOT_LOADED.test(said)) {
    throw new MarketError(
      "IndexUnreachable",
      "The index has just started and is not ready yet. Try again in a moment.",
    );
  }
  throw new MarketError("IndexRefused", `The index refused the question: ${said}.`, { said });
}
