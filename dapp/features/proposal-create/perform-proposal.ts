import type { ProposalText, SendOptions } from "@ftns-market/sdk/actions";
import { requireAccount, type MarketClient } from "@ftns-market/sdk/chain";
import type { BuiltCalls } from "./build-calls";

/** Uploads the reasons that calls refer to, and proposes. @returns the number of the proposal @throws MarketError */
export async function performProposal(
  market: MarketClient,
  { calls, reasons }: BuiltCalls,
  text: ProposalText,
  options: SendOptions,
): Promise<bigint> {
  const [{ proposalDescription, proposalId, propose, send }, { uploadFile }] = await Promise.all([
    import("@ftns-market/sdk/actions"),
    import("@ftns-market/sdk/ipfs"),
  ]);
  const upload = market.ipfs?.upload;
  if (reasons.length > 0 && upload === undefined) {
    const { MarketError } = await import("@ftns-market/sdk/errors");
    throw new MarketError("InvalidInput", "This site cannot publish files, and a takedown needs a public reason.");
  }
  if (upload !== undefined) for (const reason of reasons) await uploadFile(reason, upload);
  const proposal = { calls, description: proposalDescription(text, requireAccount(market)) };
  await send(market, propose(market, proposal), options);
  return proposalId(proposal);
}
