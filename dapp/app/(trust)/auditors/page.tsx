import { queries } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AuditorFilterBar, AuditorList, auditorsPath, parseAuditorsView, type AuditorsView } from "@/features/auditors";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const ON_A_PAGE = 24;
const DESCRIPTION =
  "Who checks what is sold here: what each auditor knows, the stake it answers with, and how its audits went.";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const path = auditorsPath(parseAuditorsView(await searchParams));
  return {
    ...{ title: "Auditors", description: DESCRIPTION, alternates: { canonical: "/auditors" } },
    openGraph: { title: "Auditors", description: DESCRIPTION, url: "/auditors", images: SITE_PREVIEW },
    robots: path === "/auditors" ? undefined : { index: false, follow: true },
  };
}

export default async function AuditorsPage({ searchParams }: Props) {
  const view = parseAuditorsView(await searchParams);
  const { domain, order, drawable, cursor } = view;
  const input = {
    ...{ now: await chainTime(), order, first: ON_A_PAGE },
    ...(domain === undefined ? {} : { domain }),
    ...(drawable ? { drawable } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const page = await answerOf("auditors", queries.searchAuditors(serverMarket(), input));
  return (
    <>
      <PageHeader
        title="Auditors"
        description={DESCRIPTION}
        actions={<ButtonLink href="/auditors/join">Become an auditor</ButtonLink>}
      />
      <div className="flex flex-col gap-5">
        <AuditorFilterBar view={view} />
        {page === undefined ? (
          <Notice
            tone="danger"
            title="The list could not be loaded"
            actions={
              <ButtonLink href={auditorsPath(view)} tone="secondary" size="sm">
                Try again
              </ButtonLink>
            }
          >
            The index does not answer. Auditors and their stakes are on the chain and not affected.
          </Notice>
        ) : page.items.length === 0 ? (
          <Nobody view={view} />
        ) : (
          <section aria-labelledby="auditors">
            <h2 id="auditors" className="sr-only">
              Auditors found
            </h2>
            <AuditorList auditors={page.items} />
            <ListPages
              first={cursor === undefined ? undefined : auditorsPath(view)}
              next={page.cursor === undefined ? undefined : auditorsPath(view, { cursor: page.cursor })}
            />
          </section>
        )}
      </div>
    </>
  );
}

function Nobody({ view }: { readonly view: AuditorsView }) {
  if (view.domain === undefined && !view.drawable) {
    return (
      <Empty
        title="There is no auditor yet"
        actions={<ButtonLink href="/auditors/join">Become the first one</ButtonLink>}
      >
        Auditors lay down a stake, are drawn by chance, and are paid for each audit they finish.
      </Empty>
    );
  }
  return (
    <Empty
      title="No auditor fits"
      actions={
        <ButtonLink href={auditorsPath(view, { domain: undefined, drawable: false })} tone="secondary">
          Remove the filters
        </ButtonLink>
      }
    />
  );
}
