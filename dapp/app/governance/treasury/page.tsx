import { governance, queries } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { allocationGroups, AllocationTable, MovementTable, TreasuryFigures } from "@/features/treasury";
import { readCursor } from "@/lib/cursor";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { siteConfig } from "@/lib/server/config";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const DESCRIPTION = "What the treasury holds, what came in and went out, and where the first FTNS went.";
const ON_A_PAGE = 25;

export const metadata: Metadata = {
  title: "Treasury",
  description: DESCRIPTION,
  alternates: { canonical: "/governance/treasury" },
  openGraph: { title: "Treasury", description: DESCRIPTION, url: "/governance/treasury", images: SITE_PREVIEW },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function TreasuryPage({ searchParams }: Props) {
  const cursor = readCursor((await searchParams)["cursor"]);
  const market = serverMarket();
  const { deployment, chain } = siteConfig();
  const [treasury, movements, now] = await Promise.all([
    answerOf("treasury", governance.readTreasury(market)),
    answerOf(
      "treasury movements",
      queries.treasuryMovements(market, { first: ON_A_PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    ),
    chainTime(),
  ]);
  return (
    <>
      <PageHeader
        title="Treasury"
        description={DESCRIPTION}
        actions={
          <ButtonLink href="/governance/new" tone="secondary">
            Propose a payment
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-5">
        {treasury === undefined ? (
          <Notice tone="danger">The chain does not answer, so the treasury cannot be read now.</Notice>
        ) : (
          <TreasuryFigures treasury={treasury} symbol={chain.nativeCurrency.symbol} />
        )}
        <Movements movements={movements} isFirst={cursor === undefined} />
        {deployment.allocation.length === 0 ? undefined : (
          <Section
            id="allocation"
            title="The first billion"
            description="Where all FTNS went at the beginning. None is ever made again."
          >
            <AllocationTable groups={allocationGroups(deployment.allocation, now)} />
          </Section>
        )}
      </div>
    </>
  );
}

type FoundMovements = Awaited<ReturnType<typeof queries.treasuryMovements>>;

function Movements({
  movements,
  isFirst,
}: {
  readonly movements: FoundMovements | undefined;
  readonly isFirst: boolean;
}) {
  const next = movements?.cursor;
  return (
    <Section id="movements" title="Movements" description="Payments are voted on; fees come in with every sale.">
      {movements === undefined ? (
        <Notice tone="danger">The index does not answer. The money is on the chain and not affected.</Notice>
      ) : movements.items.length === 0 ? (
        <p className="text-muted">Nothing has moved yet.</p>
      ) : (
        <MovementTable movements={movements.items} />
      )}
      {isFirst && next === undefined ? undefined : (
        <ListPages
          first={isFirst ? undefined : "/governance/treasury#movements"}
          next={next === undefined ? undefined : `/governance/treasury?cursor=${encodeURIComponent(next)}#movements`}
        />
      )}
    </Section>
  );
}
