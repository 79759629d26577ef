import { describeText } from "@ftns-market/sdk/governance";
import type { ProposalPage } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { Section } from "@/components/card";
import { Markdown } from "@/components/markdown";
import { Notice, Skeleton } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink, Hash } from "@/components/values";
import { shownTitle } from "@/features/governance";
import { CallsList, LiveCourse, LiveRefresh, ProposalBox, ProposalClock, SimulationNotice } from "@/features/proposal";
import { shortHash } from "@/lib/format";
import { findProposal, proposalIdOf, tellCalls, type FoundProposal } from "./load";
import { Votes } from "./votes";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id: text } = await params;
  const id = proposalIdOf(text);
  const found = id === undefined ? "unknown" : await findProposal(id);
  if (typeof found === "string" || found.index === undefined) {
    return { title: `Proposal ${shortHash(text)}`, robots: { index: false } };
  }
  const title = shownTitle(found.index.title);
  const description = `A proposal to the holders of locked FTNS: ${title}. What it does, how the votes stand, and who voted.`;
  return {
    ...{ title, description, alternates: { canonical: `/governance/${text}` } },
    openGraph: { title, description, url: `/governance/${text}`, siteName: "FTNS Market" },
  };
}

export default async function ProposalRoute({ params, searchParams }: Props) {
  const { id: text } = await params;
  const id = proposalIdOf(text);
  if (id === undefined) notFound();
  const found = await findProposal(id);
  if (found === "absent") notFound();
  if (found === "unknown") return <Unknown />;
  return <Proposal found={found} searchParams={await searchParams} />;
}

function Proposal({
  found,
  searchParams,
}: {
  readonly found: FoundProposal;
  readonly searchParams: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const { id, chain, index, executionDelay } = found;
  const text = index === undefined ? undefined : describeText(index.description);
  const title = text === undefined ? `Proposal ${shortHash(String(id))}` : shownTitle(text.title);
  const proposer = chain?.proposer ?? index?.proposer;
  return (
    <>
      <PageHeader
        title={title}
        description={
          <>
            Proposed by {proposer === undefined ? "somebody" : <AccountLink address={proposer} />} ·{" "}
            <Hash value={String(id)} what="the number of the proposal" />
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Vote found={found} title={title} />
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-start-1">
          {chain === undefined ? undefined : <ProposalClock first={chain} />}
          {index === undefined ? <NotIndexed answers={found.indexAnswers} /> : <Content page={index} />}
          {chain === undefined ? undefined : (
            <Section id="course" title="What happens when">
              <LiveCourse
                first={chain}
                known={{
                  ...{ createdAt: index?.createdAt, canceledAt: index?.canceledAt, queuedAt: index?.queuedAt },
                  ...{ executedAt: index?.executedAt, executionDelay },
                }}
              />
            </Section>
          )}
          {index === undefined ? undefined : <Votes page={index} searchParams={searchParams} />}
        </div>
      </div>
      {chain === undefined ? undefined : <LiveRefresh first={chain} />}
    </>
  );
}

/** What stays beside the text: how the votes stand, and what can be done. */
function Vote({
  found: { chain, index, executionDelay },
  title,
}: {
  readonly found: FoundProposal;
  readonly title: string;
}) {
  return (
    <aside
      aria-labelledby="act-title"
      className="rounded-lg border border-line bg-card p-4 lg:sticky lg:top-20 lg:col-start-2 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
    >
      <h2 id="act-title" className="mb-3 text-base font-semibold">
        The vote
      </h2>
      {chain === undefined ? (
        <Notice tone="danger">
          The chain does not answer, so nobody can vote from here now. What is shown comes from the index.
        </Notice>
      ) : (
        <ProposalBox
          first={chain}
          proposal={index?.verified ? { calls: index.calls, description: index.description } : undefined}
          {...{ title, executionDelay }}
        />
      )}
    </aside>
  );
}

function Content({ page }: { readonly page: ProposalPage }) {
  const { body, warning } = describeText(page.description);
  return (
    <>
      <Section
        id="calls"
        title="What it does"
        description="Read from its calls, which alone count. The text below is the proposer’s word."
      >
        <Suspense fallback={<Skeleton className="h-24" />}>
          <Calls page={page} />
        </Suspense>
      </Section>
      <Section id="text" title="What its proposer says">
        {warning === undefined ? undefined : (
          <Notice tone="danger" className="mb-3">
            {warning}
          </Notice>
        )}
        {body === "" ? <p className="text-muted">Nothing besides the title.</p> : <Markdown text={body} />}
      </Section>
    </>
  );
}

async function Calls({ page }: { readonly page: ProposalPage }) {
  const { described, simulation } = await tellCalls(page);
  if (described === undefined) {
    return <Notice tone="danger">The chain does not answer, so the calls cannot be told in words now.</Notice>;
  }
  return (
    <div className="flex flex-col gap-4">
      <CallsList calls={page.calls} described={described} simulation={simulation} />
      {simulation === undefined ? undefined : (
        <SimulationNotice simulation={simulation} warned={described.some(({ warning }) => warning !== undefined)} />
      )}
    </div>
  );
}

function NotIndexed({ answers }: { readonly answers: boolean }) {
  return (
    <Notice tone="warning" title={answers ? "The lists are behind" : "The index does not answer"}>
      Text, calls and votes are missing for the moment. Voting works: it needs the chain only. Do not vote on what you
      have not read.
    </Notice>
  );
}

function Unknown() {
  return (
    <>
      <PageHeader title="Proposal" />
      <Notice tone="danger" title="Nothing answers now">
        Neither the chain nor the index answers. Load the page again in a moment.
      </Notice>
    </>
  );
}
