import { queries, reads } from "@ftns-market/sdk";
import type { DelegatePage } from "@ftns-market/sdk/queries";
import type { Votes } from "@ftns-market/sdk/reads";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { Card, Section, Stat } from "@/components/card";
import { Markdown } from "@/components/markdown";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink, Amount } from "@/components/values";
import {
  DelegatorTable,
  HandInDelegation,
  participation,
  RecordTable,
  SignDelegationButton,
  StatementEditor,
} from "@/features/delegates";
import { DelegateButton } from "@/features/votes";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";
import { answerOf } from "@/lib/server/answer";
import { serverMarket } from "@/lib/server/market";

interface Props {
  readonly params: Promise<{ readonly address: string }>;
}

const find = cache((account: Address) => answerOf("delegate", queries.readDelegatePage(serverMarket(), account)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address: text } = await params;
  if (!isAddress(text)) return { title: "Delegate", robots: { index: false } };
  const account = getAddress(text);
  const name = accountName(account, (await find(account))?.statement);
  const title = `Delegate ${name}`;
  const description = `What ${name} stands for, with how many votes, and what it voted.`;
  const url = `/governance/delegates/${account}`;
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } };
}

export default async function DelegateRoute({ params }: Props) {
  const { address: text } = await params;
  if (!isAddress(text)) notFound();
  const account = getAddress(text);
  const [page, votes] = await Promise.all([
    find(account),
    answerOf("votes of a delegate", reads.readVotes(serverMarket(), account)),
  ]);
  const statement = page?.statement;
  return (
    <>
      <PageHeader
        title={accountName(account, statement)}
        description={
          <>
            Delegate <AccountLink address={account} />
          </>
        }
        actions={
          <>
            <SignDelegationButton delegate={account} />
            <DelegateButton delegate={account} tone="primary">
              Delegate my votes
            </DelegateButton>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Figures page={page} votes={votes} />
        {page === undefined ? (
          <Notice tone="warning">
            The index does not know this account as a delegate, or does not answer. Delegating works: it needs the chain
            only.
          </Notice>
        ) : undefined}
        <Section id="statement" title="What it stands for" description="The delegate’s own word. Nobody checks it.">
          {statement === undefined ? (
            <p className="text-muted">Nothing is published.</p>
          ) : (
            <Markdown text={statement.text} />
          )}
        </Section>
        <StatementEditor account={account} published={statement} />
        {page === undefined ? undefined : <Record page={page} />}
        <HandInDelegation />
      </div>
    </>
  );
}

interface FiguresProps {
  readonly page: DelegatePage | undefined;
  readonly votes: Votes | undefined;
}

function Figures({ page, votes }: FiguresProps) {
  return (
    <Card>
      <dl className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
        <Stat label="Votes with" value={votes === undefined ? "Not known" : <Amount amount={votes.votes} />} />
        <Stat label="Locked itself" value={votes === undefined ? "Not known" : <Amount amount={votes.locked} />} />
        <Stat label="Delegators" value={page === undefined ? "Not known" : formatCount(page.delegators)} />
        <Stat
          label="Voted"
          value={page === undefined ? "Not known" : participation(page)}
          hint="Of the proposals with a vote"
        />
      </dl>
    </Card>
  );
}

function Record({ page }: { readonly page: DelegatePage }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
      <Section id="record" title="Voting record">
        {page.record.length === 0 ? (
          <p className="text-muted">It has not voted yet.</p>
        ) : (
          <RecordTable record={page.record} />
        )}
      </Section>
      <Section id="delegators" title="Delegators" description="Whose locked FTNS it votes with.">
        {page.largestDelegators.length === 0 ? (
          <p className="text-muted">Nobody.</p>
        ) : (
          <DelegatorTable delegators={page.largestDelegators} />
        )}
      </Section>
    </div>
  );
}
