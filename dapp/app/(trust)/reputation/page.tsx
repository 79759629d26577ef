import { queries } from "@ftns-market/sdk";
import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";
import type { Metadata } from "next";
import { LinkPills } from "@/components/link-pills";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { Formula, LeaderList } from "@/features/reputation";
import { readCursor } from "@/lib/cursor";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const DESCRIPTION = "Who delivered what was promised, whom buyers and audits speak well of, and how that is computed.";
const PATH = "/reputation";
const ON_A_PAGE = 25;

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const board = boardOf(await searchParams);
  const title = board.role === "seller" ? "Reputation of sellers" : "Reputation of auditors";
  const url = boardPath({ role: board.role, domain: undefined });
  return {
    ...{ title, description: DESCRIPTION, alternates: { canonical: url } },
    openGraph: { title, description: DESCRIPTION, url, images: SITE_PREVIEW },
  };
}

interface Board {
  readonly role: "seller" | "auditor";
  readonly domain: Category | undefined;
}

export default async function LeaderboardPage({ searchParams }: Props) {
  const given = await searchParams;
  const cursor = readCursor(given["cursor"]);
  const board = boardOf(given);
  const market = serverMarket();
  const now = await chainTime();
  const page = await answerOf(
    "leaderboard",
    queries.leaderboard(market, {
      ...{ role: board.role, now, first: ON_A_PAGE },
      ...(board.domain === undefined ? {} : { domain: board.domain }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
  return (
    <>
      <PageHeader title="Reputation" description={DESCRIPTION} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="board" className="flex min-w-0 flex-col gap-4">
          <h2 id="board" className="sr-only">
            The best reputations
          </h2>
          <Choices board={board} />
          {page === undefined ? (
            <Notice tone="danger" title="The list could not be loaded">
              The index does not answer. Reputations are on the chain and not affected.
            </Notice>
          ) : page.items.length === 0 ? (
            <Nobody board={board} />
          ) : (
            <>
              <LeaderList leaders={page.items} place={cursor === undefined ? 1 : undefined} />
              <p className="text-xs text-muted">
                In the order of the scores at their last changes; each number is that of this moment.
              </p>
            </>
          )}
          {cursor === undefined && page?.cursor === undefined ? undefined : (
            <ListPages
              first={cursor === undefined ? undefined : boardPath(board)}
              next={page?.cursor === undefined ? undefined : boardPath(board, page.cursor)}
            />
          )}
        </section>
        <section aria-labelledby="formula" className="rounded-lg border border-line bg-card p-4">
          <h2 id="formula" className="mb-2 text-base font-semibold">
            How it is computed
          </h2>
          <Formula />
        </section>
      </div>
    </>
  );
}

function boardOf(given: Awaited<Props["searchParams"]>): Board {
  const isAuditor = given["role"] === "auditor";
  return {
    role: isAuditor ? "auditor" : "seller",
    domain: isAuditor ? CATEGORIES.find((category) => category === given["domain"]) : undefined,
  };
}

function Choices({ board: { role, domain } }: { readonly board: Board }) {
  return (
    <div className="flex flex-col gap-2">
      <LinkPills
        label="Whose"
        pills={[
          { name: "Sellers", href: PATH, on: role === "seller" },
          { name: "Auditors", href: boardPath({ role: "auditor", domain: undefined }), on: role === "auditor" },
        ]}
      />
      {role === "seller" ? undefined : (
        <LinkPills
          label="Domain"
          pills={[
            { name: "All domains", href: boardPath({ role, domain: undefined }), on: domain === undefined },
            ...CATEGORIES.map((category) => ({
              ...{ name: CATEGORY_WORDS[category].many, href: boardPath({ role, domain: category }) },
              on: domain === category,
            })),
          ]}
        />
      )}
    </div>
  );
}

function Nobody({ board: { role, domain } }: { readonly board: Board }) {
  if (role === "seller") {
    return (
      <Empty title="Nobody has delivered anything yet">
        A seller appears here with the first settled sale that needed a key. Open files cannot fail, so they do not
        count.
      </Empty>
    );
  }
  return (
    <Empty title={domain === undefined ? "There is no auditor yet" : "There is no auditor of this domain yet"}>
      An auditor appears here when it is admitted.
    </Empty>
  );
}

function boardPath({ role, domain }: Board, cursor?: string): string {
  const query = new URLSearchParams({
    ...(role === "seller" ? {} : { role }),
    ...(domain === undefined ? {} : { domain }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  return query === "" ? PATH : `${PATH}?${query}`;
}
