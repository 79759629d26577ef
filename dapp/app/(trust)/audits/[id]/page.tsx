import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Fact, Facts, Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink, Amount } from "@/components/values";
import {
  AuditCertificate,
  LateNotices,
  LiveCourse,
  LiveRefresh,
  PanelList,
  StepBox,
  VerifyPanel,
} from "@/features/audit-course";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { AdvanceTime } from "@/features/devnet-time";
import { visibleName } from "@/lib/asset-name";
import { auditIdOf, findAudit, type FoundAudit } from "./load";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

/** What is audited, for people. */
function subjectOf({ chain, index }: FoundAudit) {
  const asset = chain?.asset ?? index?.asset;
  const version = chain?.version ?? index?.version;
  return { asset, version, name: visibleName({ name: index?.assetName ?? null }) ?? `Asset ${asset}` };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id: text } = await params;
  const id = auditIdOf(text);
  const found = id === undefined ? "unknown" : await findAudit(id);
  if (typeof found === "string") return { title: `Audit ${text.slice(0, 20)}`, robots: { index: false } };
  const { name, version } = subjectOf(found);
  const title = `Audit of ${name}, version ${version}`;
  const description = `Who examined version ${version} of ${name}, what each auditor found, and the certificate that follows from it, to be checked by anybody.`;
  const url = `/audits/${text}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { title, description, url, siteName: "FTNS Market" },
  };
}

export default async function AuditRoute({ params }: Props) {
  const { id: text } = await params;
  const id = auditIdOf(text);
  if (id === undefined) notFound();
  const found = await findAudit(id);
  if (found === "absent") notFound();
  if (found === "unknown") return <Unknown />;
  const { chain, index, certification, now } = found;
  const { asset, version, name } = subjectOf(found);
  return (
    <>
      <PageHeader
        title={`Audit of ${name}`}
        description={
          <>
            Audit {String(id)} of{" "}
            <Link href={`/assets/${asset}`} className="text-accent underline">
              asset {asset}
            </Link>
            , version {version}
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Aside found={found} />
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-start-1">
          <AuditCertificate audit={id} {...{ index, certification, now }} />
          {chain === undefined ? undefined : (
            <Section id="course" title="What happens when">
              <LiveCourse
                first={chain}
                now={now}
                known={{
                  ...{ orderedAt: index?.orderedAt, concludedAt: index?.concludedAt, certified: index?.certified },
                }}
              />
            </Section>
          )}
          {index === undefined ? <NotIndexed answers={found.indexAnswers} /> : <Panel found={{ ...found, index }} />}
        </div>
      </div>
      {chain === undefined ? undefined : <LiveRefresh first={chain} />}
    </>
  );
}

/** What stays beside the rest: where it stands, what can be done, and the money. */
function Aside({ found: { chain, index, now } }: { readonly found: FoundAudit }) {
  const facts = chain ?? index;
  const seats = chain?.seats.length ?? index?.seats ?? 0;
  const pledge = chain?.seats.find(({ state }) => state !== "Empty")?.pledge;
  return (
    <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-20 lg:col-start-2">
      <aside aria-labelledby="act-title" className="rounded-lg border border-line bg-card p-4">
        <h2 id="act-title" className="mb-3 text-base font-semibold">
          Where it stands
        </h2>
        {chain === undefined ? (
          <Notice tone="danger">
            The chain does not answer, so nothing can be done from here now. What is shown comes from the index.
          </Notice>
        ) : (
          <div className="flex flex-col gap-4">
            <StepBox first={chain} now={now} />
            <LateNotices first={chain} />
          </div>
        )}
      </aside>
      {facts === undefined ? undefined : (
        <Section id="money" title="Who pays what">
          <Facts>
            <Fact name="Ordered by">
              <AccountLink address={facts.orderer} />
            </Fact>
            <Fact name="Domain">{CATEGORY_WORDS[facts.domain].many}</Fact>
            <Fact name="Each auditor">
              <Amount amount={facts.fee} />
            </Fact>
            <Fact name={`All ${seats} seats`}>
              <Amount amount={facts.fee * BigInt(seats)} />
            </Fact>
            {pledge === undefined ? undefined : (
              <Fact name="Pledged">
                <Amount amount={pledge} /> by each auditor: its seat backs a certificate while it has that bonded,
                whatever the bond is by now.
              </Fact>
            )}
            {index?.refund === undefined ? undefined : (
              <Fact name="Refunded">
                <Amount amount={index.refund} />
              </Fact>
            )}
          </Facts>
        </Section>
      )}
      {chain === undefined || chain.phase === "Concluded" ? undefined : <AdvanceTime now={now} />}
    </div>
  );
}

function Panel({
  found: { id, index },
}: {
  readonly found: FoundAudit & { readonly index: NonNullable<FoundAudit["index"]> };
}) {
  const revealed = index.panel.flatMap(({ seat, auditor, finding, report }) =>
    finding === undefined ? [] : [{ seat, auditor, finding, report }],
  );
  return (
    <>
      <Section
        id="panel"
        title="The panel"
        description="Everybody who was drawn. Findings are sealed until nobody can change one any more."
      >
        {index.panel.length === 0 ? (
          <p className="text-muted">Nobody has been drawn yet.</p>
        ) : (
          <PanelList page={index} />
        )}
      </Section>
      {revealed.length === 0 ? undefined : (
        <Section
          id="verify"
          title="Verify it yourself"
          description="Your browser reads the findings from the chain, computes the certificate anew, and holds every report against its digest."
        >
          <VerifyPanel audit={id} seats={revealed} />
        </Section>
      )}
    </>
  );
}

function NotIndexed({ answers }: { readonly answers: boolean }) {
  return (
    <Notice tone="warning" title={answers ? "The lists are behind" : "The index does not answer"}>
      Names, the course of the panel and the reports are missing for the moment. What can be done works: it needs the
      chain only.
    </Notice>
  );
}

function Unknown() {
  return (
    <>
      <PageHeader title="Audit" />
      <Notice tone="danger" title="Nothing answers now">
        Neither the chain nor the index answers. Load the page again in a moment.
      </Notice>
    </>
  );
}
