import { governance, queries, reads } from "@ftns-market/sdk";
import { ACCESS_ROLES, numberOf, type PolicyParameter } from "@ftns-market/sdk/chain";
import type { ReporterRow } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink, Moment } from "@/components/values";
import { PauseNotice } from "@/features/market";
import { Cause, ChangeTable, NumbersTable, ReporterTable, VenueTable, VotingTable } from "@/features/policy";
import { readCursor } from "@/lib/cursor";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const DESCRIPTION = "Every number that votes can change, its bounds, and who changed it when and why.";
const ON_A_PAGE = 50;
const GUARDIAN = BigInt(numberOf(ACCESS_ROLES, "Guardian"));

export const metadata: Metadata = {
  title: "Policy",
  description: DESCRIPTION,
  alternates: { canonical: "/governance/policy" },
  openGraph: { title: "Policy", description: DESCRIPTION, url: "/governance/policy", images: SITE_PREVIEW },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function PolicyPage({ searchParams }: Props) {
  const cursor = readCursor((await searchParams)["cursor"]);
  const market = serverMarket();
  const { numbers, rules, policy, history, venues, roles, reporters, now } = await find(cursor);
  const guardians = roles?.filter(({ role }) => role === GUARDIAN).map(({ account }) => account);
  const nameOf = (address: string) =>
    Object.entries(market.addresses).find(([, own]) => own.toLowerCase() === address.toLowerCase())?.[0];
  return (
    <>
      <PageHeader title="Policy" description={DESCRIPTION} />
      <div className="flex flex-col gap-5">
        {policy === undefined ? <ChainSilent /> : <PauseNotice pausedUntil={policy.pausedUntil} now={now} />}
        <Section
          id="numbers"
          title="Numbers of the market"
          description="Read from the chain just now. A change is for later business: what was bought before keeps its own."
        >
          {numbers === undefined ? (
            <ChainSilent />
          ) : (
            <NumbersTable
              numbers={numbers}
              lastChange={(parameter) => <LastChange history={history} parameter={parameter} />}
            />
          )}
        </Section>
        <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
          <Section
            id="votes"
            title="Numbers of votes"
            description="A proposal keeps those of its beginning."
            actions={
              <ButtonLink href="/governance/rules" tone="secondary" size="sm">
                How they changed
              </ButtonLink>
            }
          >
            {rules === undefined ? <ChainSilent /> : <VotingTable rules={rules} />}
          </Section>
          <Section id="venues" title="Venues" description="Contracts that may open sales.">
            {venues === undefined ? <IndexSilent /> : <VenueTable venues={venues} nameOf={nameOf} />}
          </Section>
        </div>
        <Reporters reporters={reporters} nameOf={nameOf} />
        <Section
          id="guardian"
          title="Guardian"
          description="May pause new business for a bounded time, and nothing else. Votes appoint and remove it."
        >
          {guardians === undefined ? <IndexSilent /> : <Guardians accounts={guardians} nameOf={nameOf} />}
        </Section>
        <History history={history} isFirst={cursor === undefined} />
      </div>
    </>
  );
}

/** What the page shows; undefined where chain or index do not answer. */
async function find(cursor: string | undefined) {
  const market = serverMarket();
  const [numbers, rules, policy, history, venues, roles, reporters, now] = await Promise.all([
    answerOf("policy numbers", governance.readPolicyNumbers(market)),
    answerOf("voting rules", reads.readVotingRules(market)),
    answerOf("market policy", reads.readPolicy(market)),
    answerOf(
      "policy history",
      queries.policyHistory(market, { first: ON_A_PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    ),
    answerOf("venues", queries.venues(market)),
    answerOf("roles", queries.roleHolders(market)),
    answerOf("reporters", queries.reporters(market)),
    chainTime(),
  ]);
  return { numbers, rules, policy, history, venues, roles, reporters, now };
}

type PolicyHistory = Awaited<ReturnType<typeof queries.policyHistory>>;

function LastChange({
  history,
  parameter,
}: {
  readonly history: PolicyHistory | undefined;
  readonly parameter: PolicyParameter;
}) {
  const change = history?.items.find((row) => row.parameter === parameter);
  if (change === undefined) return undefined;
  return (
    <>
      <Cause change={change} />
      <span className="block text-xs text-muted">
        <Moment seconds={change.at} />
      </span>
    </>
  );
}

function Reporters({
  reporters,
  nameOf,
}: {
  readonly reporters: readonly ReporterRow[] | undefined;
  readonly nameOf: (address: Address) => string | undefined;
}) {
  return (
    <Section
      id="reporters"
      title="Reporters"
      description="Contracts that say what happened to accounts, and so move reputations and revenue."
    >
      {reporters === undefined ? <IndexSilent /> : <ReporterTable reporters={reporters} nameOf={nameOf} />}
    </Section>
  );
}

function Guardians({
  accounts,
  nameOf,
}: {
  readonly accounts: readonly Address[];
  readonly nameOf: (address: Address) => string | undefined;
}) {
  if (accounts.length === 0) return <p>Nobody: new business cannot be paused.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {accounts.map((account) => (
        <li key={account}>
          <AccountLink address={account} /> {nameOf(account) === "Timelock" ? "the votes themselves" : undefined}
        </li>
      ))}
    </ul>
  );
}

function History({ history, isFirst }: { readonly history: PolicyHistory | undefined; readonly isFirst: boolean }) {
  const next = history?.cursor;
  return (
    <Section id="history" title="Changes" description="Each with the proposal that made it.">
      {history === undefined ? <IndexSilent /> : <ChangeTable changes={history.items} />}
      {isFirst && next === undefined ? undefined : (
        <ListPages
          first={isFirst ? undefined : "/governance/policy#history"}
          next={next === undefined ? undefined : `/governance/policy?cursor=${encodeURIComponent(next)}#history`}
        />
      )}
    </Section>
  );
}

function ChainSilent() {
  return <Notice tone="danger">The chain does not answer, so this cannot be read now.</Notice>;
}

function IndexSilent() {
  return <Notice tone="danger">The index does not answer, so this is missing for the moment.</Notice>;
}
