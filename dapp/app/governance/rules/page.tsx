import { queries, reads } from "@ftns-market/sdk";
import type { VotingRuleName } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { Section } from "@/components/card";
import { LinkPills } from "@/components/link-pills";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { LockedChart, RULE_NUMBERS, RuleChangeTable, VotingTable } from "@/features/policy";
import { readCursor } from "@/lib/cursor";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const DESCRIPTION =
  "How votes are counted, how that has changed and why, and how much FTNS was locked for them over time.";
const PATH = "/governance/rules";
const ON_A_PAGE = 25;
const RULES = Object.keys(RULE_NUMBERS) as readonly VotingRuleName[];

export const metadata: Metadata = {
  title: "Rules of votes",
  description: DESCRIPTION,
  alternates: { canonical: PATH },
  openGraph: { title: "Rules of votes", description: DESCRIPTION, url: PATH, images: SITE_PREVIEW },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function RulesPage({ searchParams }: Props) {
  const given = await searchParams;
  const cursor = readCursor(given["cursor"]);
  const rule = RULES.find((name) => name === given["rule"]);
  const market = serverMarket();
  const input = {
    first: ON_A_PAGE,
    ...(cursor === undefined ? {} : { cursor }),
    ...(rule === undefined ? {} : { rule }),
  };
  const [locked, rules, history, now] = await Promise.all([
    answerOf("locked supply", queries.lockedSupply(market)),
    answerOf("voting rules", reads.readVotingRules(market)),
    answerOf("history of the rules of votes", queries.votingRuleHistory(market, input)),
    chainTime(),
  ]);
  return (
    <>
      <PageHeader title="Rules of votes" description={DESCRIPTION} />
      <div className="flex flex-col gap-5">
        <Section
          id="locked"
          title="Locked supply"
          description="Only locked FTNS vote. They can be unlocked at any time."
        >
          {locked === undefined ? <IndexSilent /> : <LockedChart locked={locked} now={now} />}
        </Section>
        <Section
          id="now"
          title="In force"
          description="Read from the chain just now. A proposal keeps those of its beginning."
        >
          {rules === undefined ? (
            <Notice tone="danger">The chain does not answer, so this cannot be read now.</Notice>
          ) : (
            <VotingTable rules={rules} />
          )}
        </Section>
        <Section id="history" title="Changes" description="Each with the proposal that made it.">
          <RuleChoice rule={rule} />
          {history === undefined ? <IndexSilent /> : <RuleChangeTable changes={history.items} />}
          {cursor === undefined && history?.cursor === undefined ? undefined : (
            <ListPages
              first={cursor === undefined ? undefined : historyPath(rule)}
              next={history?.cursor === undefined ? undefined : historyPath(rule, history.cursor)}
            />
          )}
        </Section>
      </div>
    </>
  );
}

function RuleChoice({ rule }: { readonly rule: VotingRuleName | undefined }) {
  return (
    <div className="mb-3">
      <LinkPills
        label="Rule"
        pills={[
          { name: "All", href: historyPath(undefined), on: rule === undefined },
          ...RULES.map((name) => ({
            ...{ name: RULE_NUMBERS[name].label, href: historyPath(name), on: rule === name },
          })),
        ]}
      />
    </div>
  );
}

function historyPath(rule: VotingRuleName | undefined, cursor?: string): string {
  const query = new URLSearchParams({
    ...(rule === undefined ? {} : { rule }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  return `${PATH}${query === "" ? "" : `?${query}`}#history`;
}

function IndexSilent() {
  return <Notice tone="danger">The index does not answer, so this is missing for the moment.</Notice>;
}
