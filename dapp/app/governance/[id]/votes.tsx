import { proposalVotes, type ProposalPage } from "@ftns-market/sdk/queries";
import { Section } from "@/components/card";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { VotesTable } from "@/features/proposal";
import { readCursor } from "@/lib/cursor";
import { answerOf } from "@/lib/server/answer";
import { serverMarket } from "@/lib/server/market";

const ON_A_PAGE = 25;

/** Who voted what, and why; page by page. */
export async function Votes({
  page,
  searchParams,
}: {
  readonly page: ProposalPage;
  readonly searchParams: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const cursor = readCursor(searchParams["votes"]);
  const input = { id: page.id, first: ON_A_PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const votes = await answerOf("votes on a proposal", proposalVotes(serverMarket(), input));
  const path = `/governance/${page.id}`;
  return (
    <Section id="votes" title="Votes" description="Who voted what and why, the heaviest first. A vote is final.">
      {votes === undefined ? (
        <Notice tone="danger">The index does not answer. Votes are on the chain and not affected.</Notice>
      ) : votes.items.length === 0 ? (
        <p className="text-muted">Nobody has voted yet.</p>
      ) : (
        <>
          <VotesTable votes={votes.items} />
          {cursor === undefined && votes.cursor === undefined ? undefined : (
            <ListPages
              first={cursor === undefined ? undefined : `${path}#votes`}
              next={votes.cursor === undefined ? undefined : `${path}?votes=${encodeURIComponent(votes.cursor)}#votes`}
            />
          )}
        </>
      )}
    </Section>
  );
}
