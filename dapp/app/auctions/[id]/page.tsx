import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink } from "@/components/values";
import {
  AuctionBox,
  AuctionFacts,
  AuctionHistory,
  AuctionNow,
  factsOf,
  LiveRefresh,
  type AuctionView,
} from "@/features/auction";
import { KIND_WORDS, lotMeaning, lotName, ScheduleList, scheduleOf } from "@/features/auctions";
import { auctionIdOf, findAuction, type FoundAuction } from "./load";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id: text } = await params;
  const id = auctionIdOf(text);
  const found = id === undefined ? "unknown" : await findAuction(id);
  if (typeof found === "string") return { title: `Auction ${text}`, robots: { index: false } };
  const { name, kind, lot } = factsOf(found);
  const title = `${name}: ${KIND_WORDS[kind].name}`;
  const description = `${lotName(lot)} of ${name} in auction. ${KIND_WORDS[kind].rule}`;
  return {
    ...{ title, description, alternates: { canonical: `/auctions/${text}` } },
    openGraph: { title, description, url: `/auctions/${text}`, siteName: "FTNS Market" },
  };
}

export default async function AuctionRoute({ params }: Props) {
  const { id: text } = await params;
  const id = auctionIdOf(text);
  if (id === undefined) notFound();
  const found = await findAuction(id);
  if (found === "absent") notFound();
  if (found === "unknown") return <Unknown id={text} />;
  return <Auction found={found} view={factsOf(found)} />;
}

function Auction({ found, view }: { readonly found: FoundAuction; readonly view: AuctionView }) {
  const { chain } = found;
  const { name, kind, lot, asset, seller, phase, plan } = view;
  return (
    <>
      <PageHeader
        title={name}
        description={
          <>
            {lotName(lot)} of{" "}
            <Link href={`/assets/${asset}`} prefetch={false} className="text-accent underline">
              asset {asset}
            </Link>
            , version {view.version}, auctioned by <AccountLink address={seller} />
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <aside
          aria-labelledby="act-title"
          className="rounded-lg border border-line bg-card p-4 lg:sticky lg:top-20 lg:col-start-2 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
        >
          <h2 id="act-title" className="text-base font-semibold">
            {KIND_WORDS[kind].name}
          </h2>
          <p className="mb-4 text-muted">{KIND_WORDS[kind].rule}</p>
          <AuctionNow view={view} />
          {chain === undefined ? <ChainSilent /> : <AuctionBox first={chain} name={name} bidders={view.bidders} />}
        </aside>
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-start-1">
          {found.index === undefined ? <NoHistory answers={found.indexAnswers} /> : <AuctionHistory view={view} />}
          <Section id="course" title="What happens when" description={lotMeaning(lot)}>
            <ScheduleList
              steps={scheduleOf(plan)}
              current={phase === "ended" ? undefined : phase}
              over={phase === "ended" && view.outcome !== "Sold"}
              handed={phase === "ended" && view.outcome === "Sold"}
            />
          </Section>
          <Section
            id="terms"
            title="Terms of this auction"
            description="Fixed at its creation; nobody can change them."
          >
            <AuctionFacts view={view} />
          </Section>
        </div>
      </div>
      {chain === undefined ? undefined : <LiveRefresh first={chain} />}
    </>
  );
}

function ChainSilent() {
  return (
    <Notice tone="danger">
      The chain does not answer, so nobody can bid from here now. What is shown comes from the index and may be old.
    </Notice>
  );
}

function NoHistory({ answers }: { readonly answers: boolean }) {
  return (
    <Notice tone="warning" title={answers ? "The lists are behind" : "The index does not answer"}>
      The history of bids is missing for the moment. Bidding, revealing and settling work: they need the chain only.
    </Notice>
  );
}

function Unknown({ id }: { readonly id: string }) {
  return (
    <>
      <PageHeader title={`Auction ${id}`} />
      <Notice tone="danger" title="Nothing answers now">
        Neither the chain nor the index answers. Load the page again in a moment. Nothing of yours is lost.
      </Notice>
    </>
  );
}
