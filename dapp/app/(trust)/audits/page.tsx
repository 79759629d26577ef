import { queries } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AuditFilterBar, AuditList, auditsPath, parseAuditFilters, type AuditFilters } from "@/features/audits";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const ON_A_PAGE = 20;
const DESCRIPTION = "What panels drawn by chance examine now, and what they found.";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const path = auditsPath(parseAuditFilters(await searchParams));
  return {
    ...{ title: "Audits", description: DESCRIPTION, alternates: { canonical: "/audits" } },
    openGraph: { title: "Audits", description: DESCRIPTION, url: "/audits", images: SITE_PREVIEW },
    robots: path === "/audits" ? undefined : { index: false, follow: true },
  };
}

export default async function AuditsPage({ searchParams }: Props) {
  const filters = parseAuditFilters(await searchParams);
  const { phase, asset, cursor } = filters;
  const input = {
    first: ON_A_PAGE,
    ...(phase === undefined ? {} : { phase }),
    ...(asset === undefined ? {} : { asset }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const [page, now] = await Promise.all([answerOf("audits", queries.listAudits(serverMarket(), input)), chainTime()]);
  return (
    <>
      <PageHeader
        title="Audits"
        description={DESCRIPTION}
        actions={
          <ButtonLink href={asset === undefined ? "/audits/new" : `/audits/new?asset=${asset}`}>
            Order an audit
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-5">
        <AuditFilterBar filters={filters} />
        {page === undefined ? (
          <Unreachable filters={filters} />
        ) : page.items.length === 0 ? (
          <Nothing filters={filters} />
        ) : (
          <section aria-labelledby="audits">
            <h2 id="audits" className="sr-only">
              Audits found
            </h2>
            <AuditList audits={page.items} now={now} />
            <ListPages
              first={cursor === undefined ? undefined : auditsPath(filters)}
              next={page.cursor === undefined ? undefined : auditsPath(filters, { cursor: page.cursor })}
            />
          </section>
        )}
      </div>
    </>
  );
}

function Nothing({ filters: { phase, asset } }: { readonly filters: AuditFilters }) {
  if (phase === undefined && asset === undefined) {
    return (
      <Empty
        title="Nothing has been audited yet"
        actions={<ButtonLink href="/audits/new">Order the first one</ButtonLink>}
      >
        Anybody can order an audit of anything that is published here, and pays for it.
      </Empty>
    );
  }
  return (
    <Empty
      title="No audit fits"
      actions={
        <ButtonLink href="/audits" tone="secondary">
          See all
        </ButtonLink>
      }
    />
  );
}

function Unreachable({ filters }: { readonly filters: AuditFilters }) {
  return (
    <Notice
      tone="danger"
      title="The list could not be loaded"
      actions={
        <ButtonLink href={auditsPath(filters)} tone="secondary" size="sm">
          Try again
        </ButtonLink>
      }
    >
      The index does not answer. Audits are on the chain and not affected: the page of an audit works without it.
    </Notice>
  );
}
