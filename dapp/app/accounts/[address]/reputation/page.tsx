import { queries, reads } from "@ftns-market/sdk";
import type { Metadata } from "next";
import Link from "next/link";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Hash } from "@/components/values";
import {
  factorText,
  Formula,
  HistoryTable,
  revenueFactor,
  ScoreChart,
  scorePoints,
  sumOf,
  SumTable,
} from "@/features/reputation";
import { readCursor } from "@/lib/cursor";
import { shortAddress } from "@/lib/format";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";
import { addressOf } from "../address";

interface Props {
  readonly params: Promise<{ readonly address: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const ON_A_PAGE = 50;
/** Newest changes that are drawn. */
const DRAWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const address = addressOf((await params).address);
  const title = `Reputation of ${shortAddress(address)}`;
  const description = `How the reputation of ${address} on FTNS Market is made: every term with its number, and what changed it.`;
  const canonical = `/accounts/${address}/reputation`;
  return {
    title,
    description,
    alternates: { canonical },
    openGraph: { title, description, url: canonical, images: SITE_PREVIEW },
  };
}

export default async function ReputationPage({ params, searchParams }: Props) {
  const address = addressOf((await params).address);
  const cursor = readCursor((await searchParams)["cursor"]);
  const { onChain, drawn, history, now } = await find(address, cursor);
  return (
    <>
      <Header address={address} />
      <div className="flex flex-col gap-5">
        {onChain === undefined ? (
          <Notice tone="danger" title="The reputation could not be read">
            The chain does not answer. Load the page again in a moment.
          </Notice>
        ) : (
          <Sum reputation={onChain} now={now} />
        )}
        {drawn === undefined || onChain === undefined ? undefined : (
          <Section id="chart" title="Over time">
            <ScoreChart changes={drawn.items} now={{ at: now, score: onChain.score }} />
          </Section>
        )}
        <History address={address} history={history} isFirst={cursor === undefined} />
        <Section id="formula" title="How it is computed">
          <Formula halfLife={onChain?.halfLife} />
        </Section>
      </div>
    </>
  );
}

async function find(account: Address, cursor: string | undefined) {
  const market = serverMarket();
  const page = { account, first: ON_A_PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const [onChain, drawn, history, now] = await Promise.all([
    answerOf("reputation", reads.readReputation(market, account)),
    answerOf("changes of a reputation", queries.reputationHistory(market, { account, first: DRAWN })),
    answerOf("history of a reputation", queries.reputationHistory(market, page)),
    chainTime(),
  ]);
  return { onChain, drawn, history, now };
}

function Header({ address }: { readonly address: Address }) {
  return (
    <PageHeader
      title={`Reputation of ${shortAddress(address)}`}
      description={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Hash value={address} what="the address" />
          <Link href={`/accounts/${address}`} className="text-accent hover:underline">
            What this account does
          </Link>
        </span>
      }
      actions={
        <ButtonLink href="/reputation" tone="secondary" size="sm">
          The best reputations
        </ButtonLink>
      }
    />
  );
}

function Sum({ reputation, now }: { readonly reputation: reads.ChainReputation; readonly now: number }) {
  const sum = sumOf(reputation.standing, BigInt(now), BigInt(reputation.halfLife));
  return (
    <Section
      id="sum"
      title={`${scorePoints(sum.score)} of 100`}
      description="Counted on the chain and computed for this moment. Each number can be followed."
    >
      <SumTable sum={sum} />
      <p className="mt-4 max-w-prose text-muted">
        At a distribution of revenue now, the weights of this account would count {factorText(revenueFactor(sum.score))}{" "}
        times.
      </p>
    </Section>
  );
}

type History = Awaited<ReturnType<typeof queries.reputationHistory>>;

function History({
  address,
  history,
  isFirst,
}: {
  readonly address: Address;
  readonly history: History | undefined;
  readonly isFirst: boolean;
}) {
  const path = `/accounts/${address}/reputation`;
  const next = history?.cursor;
  return (
    <Section id="history" title="What changed it" description="The newest first. Each is an event of the contracts.">
      {history === undefined ? (
        <Notice tone="warning">The index does not answer, so the history is missing for the moment.</Notice>
      ) : history.items.length === 0 ? (
        <p className="text-muted">Nothing yet: it stands where everybody begins.</p>
      ) : (
        <HistoryTable changes={history.items} />
      )}
      {isFirst && next === undefined ? undefined : (
        <ListPages
          first={isFirst ? undefined : `${path}#history`}
          next={next === undefined ? undefined : `${path}?cursor=${encodeURIComponent(next)}#history`}
        />
      )}
    </Section>
  );
}
