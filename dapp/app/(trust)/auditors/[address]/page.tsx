import { queries, reads } from "@ftns-market/sdk";
import type { AuditorPage } from "@ftns-market/sdk/queries";
import type { ChainAuditor, ChainReputation } from "@ftns-market/sdk/reads";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { Fact, Facts, Section } from "@/components/card";
import { Markdown } from "@/components/markdown";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink } from "@/components/values";
import {
  AffiliateList,
  AuditorKindBadge,
  DomainList,
  OwnAuditorLink,
  ProfileFigures,
  SeatTable,
  SlashTable,
  StakeTable,
  StandingBadge,
} from "@/features/auditors";
import { scorePoints } from "@/features/reputation";
import { accountName } from "@/lib/account-name";
import { formatMoment } from "@/lib/format";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";

interface Props {
  readonly params: Promise<{ readonly address: string }>;
}

/** What is known of an auditor; undefined where nothing answers. */
const find = cache(async (account: Address) => {
  const market = serverMarket();
  const now = await chainTime();
  const [page, chain, reputation] = await Promise.all([
    answerOf("auditor", queries.readAuditorPage(market, { account, now })),
    answerOf("auditor on chain", reads.readAuditor(market, account)),
    answerOf("reputation", reads.readReputation(market, account)),
  ]);
  return { page, chain, reputation };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address: text } = await params;
  if (!isAddress(text, { strict: false })) return { title: "Auditor", robots: { index: false } };
  const account = getAddress(text);
  const name = accountName(account, (await find(account)).page?.credentials);
  const title = `Auditor ${name}`;
  const description = `What ${name} audits, the stake it answers with, whom it is close to, and how its audits went.`;
  const url = `/auditors/${account}`;
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } };
}

export default async function AuditorRoute({ params }: Props) {
  const { address: text } = await params;
  if (!isAddress(text, { strict: false })) notFound();
  const account = getAddress(text);
  const { page, chain, reputation } = await find(account);
  const isUnknown = (chain?.admission ?? "None") === "None" && page === undefined;
  return (
    <>
      <PageHeader
        title={accountName(account, page?.credentials)}
        description={
          <>
            Auditor <AccountLink address={account} />
          </>
        }
        actions={<OwnAuditorLink account={account} />}
      />
      {chain === undefined ? (
        <Notice tone="danger" className="mb-5">
          The chain does not answer, so stakes and admission are missing or as the index last saw them.
        </Notice>
      ) : undefined}
      {isUnknown ? (
        <Empty title="This account is not an auditor">It has not registered as one. The address itself is valid.</Empty>
      ) : (
        <Profile {...{ account, page, chain, reputation }} />
      )}
    </>
  );
}

interface ProfileProps {
  readonly account: Address;
  readonly page: AuditorPage | undefined;
  readonly chain: ChainAuditor | undefined;
  readonly reputation: ChainReputation | undefined;
}

function Profile({ account, page, chain, reputation }: ProfileProps) {
  const known = chain ?? page;
  return (
    <div className="flex flex-col gap-5">
      <ProfileFigures auditor={known} counts={page} />
      {page === undefined ? (
        <Notice tone="warning">
          The index does not know this auditor yet, or does not answer: its words and its record are missing for the
          moment.
        </Notice>
      ) : undefined}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Words page={page} />
          {page === undefined ? undefined : <Record page={page} />}
        </div>
        {known === undefined ? undefined : <Standing account={account} auditor={known} reputation={reputation} />}
      </div>
    </div>
  );
}

function Words({ page }: Pick<ProfileProps, "page">) {
  const credentials = page?.credentials;
  return (
    <Section id="credentials" title="Who it says it is" description="The auditor’s own word. Nobody checks it.">
      {credentials === undefined ? (
        <p className="text-muted">Its credentials cannot be read at the moment.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <Markdown text={credentials.text} />
          {credentials.website === undefined ? undefined : <Website url={credentials.website} />}
        </div>
      )}
    </Section>
  );
}

/** Only addresses that a browser opens safely become links. */
function Website({ url }: { readonly url: string }) {
  if (!URL.canParse(url) || new URL(url).protocol !== "https:") return undefined;
  return (
    <p>
      <a
        href={url}
        rel="noopener noreferrer nofollow ugc"
        target="_blank"
        className="break-all text-accent hover:underline"
      >
        {url}
      </a>
    </p>
  );
}

function Record({ page }: { readonly page: AuditorPage }) {
  return (
    <>
      <Section id="record" title="Record" description="Its last fifty seats.">
        {page.seats.length === 0 ? (
          <p className="text-muted">It has not been drawn yet.</p>
        ) : (
          <SeatTable seats={page.seats} />
        )}
      </Section>
      {page.slashes.length === 0 ? undefined : (
        <Section id="slashes" title="Slashes" description="What it lost, to the treasury and never to an accuser.">
          <SlashTable slashes={page.slashes} />
        </Section>
      )}
      <Section id="stake" title="Movements of its stake">
        {page.movements.length === 0 ? (
          <p className="text-muted">It has not bonded anything yet.</p>
        ) : (
          <StakeTable movements={page.movements} />
        )}
      </Section>
    </>
  );
}

function Standing({
  account,
  auditor,
  reputation,
}: {
  readonly account: Address;
  readonly auditor: ChainAuditor | AuditorPage;
  readonly reputation: ChainReputation | undefined;
}) {
  const { admission, drawable, kind, domains, nextDomains, affiliates } = auditor;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Section id="standing" title="Whether it is drawn">
        <Facts>
          <Fact name="Now">
            <span className="flex flex-wrap gap-1.5">
              <StandingBadge {...{ admission, drawable }} />
              <AuditorKindBadge kind={kind} />
            </span>
          </Fact>
          <Fact name="Domains">
            <DomainList domains={domains} />
          </Fact>
          {nextDomains === undefined ? undefined : (
            <Fact name={`From ${formatMoment(nextDomains.from)}`}>
              <DomainList domains={nextDomains.domains} />
            </Fact>
          )}
          <Fact name="Reputation">
            <Link href={`/accounts/${account}/reputation`} prefetch={false} className="text-accent hover:underline">
              {reputation === undefined ? "See the sum" : `${scorePoints(reputation.score)} of 100: see the sum`}
            </Link>
          </Fact>
        </Facts>
      </Section>
      <Section
        id="affiliates"
        title="Declared conflicts"
        description="Accounts it is close to. It is not drawn for anything that one of them has a part in. Panels that had drawn it before the declaration keep it."
      >
        <AffiliateList affiliates={affiliates} />
      </Section>
    </div>
  );
}
