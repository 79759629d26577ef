import { queries } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { LinkPills } from "@/components/link-pills";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import {
  DELEGATE_ORDERS,
  DelegateList,
  delegatesPath,
  HandInDelegation,
  ORDER_WORDS,
  OwnDelegatePage,
  parseDelegatesView,
} from "@/features/delegates";
import { VotesBox } from "@/features/votes";
import { answerOf } from "@/lib/server/answer";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const DESCRIPTION = "Who votes for others: what they stand for, with how many votes, and how often they vote.";
const ON_A_PAGE = 24;

export const metadata: Metadata = {
  title: "Delegates",
  description: DESCRIPTION,
  alternates: { canonical: "/governance/delegates" },
  openGraph: { title: "Delegates", description: DESCRIPTION, url: "/governance/delegates", images: SITE_PREVIEW },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function DelegatesPage({ searchParams }: Props) {
  const view = parseDelegatesView(await searchParams);
  const { order, cursor } = view;
  const input = { order, first: ON_A_PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const page = await answerOf("delegates", queries.searchDelegates(serverMarket(), input));
  return (
    <>
      <PageHeader title="Delegates" description={DESCRIPTION} actions={<OwnDelegatePage />} />
      <div className="flex flex-col gap-5">
        <VotesBox />
        <LinkPills
          label="Order"
          pills={DELEGATE_ORDERS.map((name) => ({
            ...{ name: ORDER_WORDS[name], on: order === name },
            href: delegatesPath({ order: name, cursor: undefined }),
          }))}
        />
        {page === undefined ? (
          <Notice tone="danger" title="The list could not be loaded">
            The index does not answer. You can delegate to an address that you know on the page of your votes.
          </Notice>
        ) : page.items.length === 0 ? (
          <Empty title="Nobody votes for others yet">
            Lock FTNS and vote yourself, or publish what you stand for so that others delegate to you.
          </Empty>
        ) : (
          <section aria-labelledby="delegates">
            <h2 id="delegates" className="sr-only">
              Delegates found
            </h2>
            <DelegateList delegates={page.items} />
            <ListPages
              first={cursor === undefined ? undefined : delegatesPath({ order, cursor: undefined })}
              next={page.cursor === undefined ? undefined : delegatesPath({ order, cursor: page.cursor })}
            />
          </section>
        )}
        <HandInDelegation />
      </div>
    </>
  );
}
