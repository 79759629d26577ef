import { queries, reads } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AdvanceTime } from "@/features/devnet-time";
import {
  FilterBar,
  parseProposalFilters,
  ProposalList,
  proposalsPath,
  STATE_WORDS,
  VotingNumbers,
  type ProposalFilters,
} from "@/features/governance";
import { VotesBox } from "@/features/votes";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const ON_A_PAGE = 20;
const DESCRIPTION = "What holders of locked FTNS decide about this market: proposals, votes, and what was done.";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const filters = parseProposalFilters(await searchParams);
  return {
    ...{ title: "Governance", description: DESCRIPTION, alternates: { canonical: "/governance" } },
    openGraph: { title: "Governance", description: DESCRIPTION, url: "/governance", images: SITE_PREVIEW },
    robots: proposalsPath(filters) === "/governance" ? undefined : { index: false, follow: true },
  };
}

export default async function GovernancePage({ searchParams }: Props) {
  const filters = parseProposalFilters(await searchParams);
  const market = serverMarket();
  const now = await chainTime();
  const { state, cursor } = filters;
  const input = {
    ...{ now, first: ON_A_PAGE },
    ...(state === undefined ? {} : { state }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const [page, rules, locked] = await Promise.all([
    answerOf("proposals", queries.searchProposals(market, input)),
    answerOf("voting rules", reads.readVotingRules(market)),
    answerOf("locked supply", reads.readLockedSupply(market)),
  ]);
  return (
    <>
      <PageHeader
        title="Governance"
        description={DESCRIPTION}
        actions={<ButtonLink href="/governance/new">New proposal</ButtonLink>}
      />
      <div className="flex flex-col gap-5">
        {rules === undefined ? (
          <Notice tone="danger">The chain does not answer, so the numbers of votes are missing for the moment.</Notice>
        ) : (
          <VotingNumbers rules={rules} locked={locked} />
        )}
        <VotesBox />
        <AdvanceTime now={now} />
        <FilterBar filters={filters} />
        {page === undefined ? <Unreachable filters={filters} /> : undefined}
        {page?.items.length === 0 ? <Nothing filters={filters} /> : undefined}
        {page === undefined || page.items.length === 0 ? undefined : (
          <section aria-labelledby="proposals">
            <h2 id="proposals" className="sr-only">
              Proposals found
            </h2>
            <ProposalList proposals={page.items} now={now} />
            <ListPages
              first={cursor === undefined ? undefined : proposalsPath(filters)}
              next={page.cursor === undefined ? undefined : proposalsPath(filters, { cursor: page.cursor })}
            />
          </section>
        )}
      </div>
    </>
  );
}

function Nothing({ filters: { state } }: { readonly filters: ProposalFilters }) {
  if (state === undefined) {
    return (
      <Empty
        title="Nothing has been proposed yet"
        actions={<ButtonLink href="/governance/new">Make the first proposal</ButtonLink>}
      >
        Whoever has enough votes can propose a change of the rules, a payment of the treasury, or anything else that
        this market can do.
      </Empty>
    );
  }
  return (
    <Empty
      title={`No proposal is in the state “${STATE_WORDS[state].name}”`}
      actions={
        <ButtonLink href="/governance" tone="secondary">
          See all
        </ButtonLink>
      }
    />
  );
}

function Unreachable({ filters }: { readonly filters: ProposalFilters }) {
  return (
    <Notice
      tone="danger"
      title="The list could not be loaded"
      actions={
        <ButtonLink href={proposalsPath(filters)} tone="secondary" size="sm">
          Try again
        </ButtonLink>
      }
    >
      The index does not answer. Proposals and votes are on the chain and not affected.
    </Notice>
  );
}
