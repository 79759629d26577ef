import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { queries } from "../../sdk/src/index.ts";
import { connect, openStage, PHONE, picture, WIDE, type Stage, type Visitor } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage[Symbol.asyncDispose]());

const SELLER = 2;
/** A customer of the seed. */
const BUYER = 12;
const SIZES = Object.entries({ wide: WIDE, phone: PHONE });
const THEMES = ["light", "dark"] as const;
const SETTLE_MS = 800;

interface Sight {
  /** Of its pictures. */
  readonly name: string;
  readonly path: string;
  /** The account that looks at it, too. */
  readonly wallet?: number;
}

/** Auctions by the numbers that those of the seed have. */
const PAGES: readonly Sight[] = [
  { name: "home", path: "/" },
  { name: "explore", path: "/explore" },
  { name: "explore-nothing", path: "/explore?q=nothingofthiskind" },
  { name: "market", path: "/market" },
  { name: "asset", path: "/assets/1" },
  { name: "asset-encrypted", path: "/assets/2" },
  { name: "checkout", path: "/assets/8/checkout?terms=524289", wallet: BUYER },
  { name: "account", path: "/accounts/0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" },
  { name: "auctions", path: "/auctions" },
  { name: "auctions-nothing", path: "/auctions?state=closing&kind=Dutch" },
  { name: "auction-english", path: "/auctions/562949953421313", wallet: SELLER },
  { name: "auction-dutch", path: "/auctions/844424930131970", wallet: SELLER },
  { name: "auction-dutch-taken", path: "/auctions/844424930131969" },
  { name: "auction-sealed", path: "/auctions/1125899906842625" },
  { name: "auction-vickrey", path: "/auctions/1407374883553281", wallet: SELLER },
  { name: "auction-new", path: "/auctions/new", wallet: SELLER },
  { name: "auctions-mine", path: "/auctions/mine", wallet: SELLER },
  { name: "governance", path: "/governance", wallet: BUYER },
  { name: "governance-nothing", path: "/governance?state=Canceled" },
  { name: "governance-new", path: "/governance/new", wallet: BUYER },
  { name: "governance-delegates", path: "/governance/delegates" },
  { name: "governance-votes", path: "/governance/votes", wallet: BUYER },
  { name: "governance-treasury", path: "/governance/treasury" },
  { name: "governance-policy", path: "/governance/policy" },
  { name: "auditors", path: "/auditors" },
  { name: "auditors-nothing", path: "/auditors?domain=IP&drawable=1" },
  { name: "auditors-join", path: "/auditors/join", wallet: BUYER },
  { name: "audits", path: "/audits" },
  { name: "audit", path: "/audits/1" },
  { name: "audit-running", path: "/audits/5", wallet: BUYER },
  { name: "audits-new", path: "/audits/new?asset=1", wallet: BUYER },
  { name: "audits-desk", path: "/audits/desk", wallet: BUYER },
  { name: "governance-rules", path: "/governance/rules" },
  { name: "reputation", path: "/reputation" },
  { name: "reputation-auditors", path: "/reputation?role=auditor" },
  { name: "reputation-account", path: "/accounts/0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC/reputation" },
  { name: "publish", path: "/publish", wallet: SELLER },
  { name: "library", path: "/library", wallet: SELLER },
  { name: "sell", path: "/sell", wallet: SELLER },
  { name: "sell-offers", path: "/sell/offers", wallet: SELLER },
  { name: "sell-deliveries", path: "/sell/deliveries", wallet: SELLER },
  { name: "sell-earnings", path: "/sell/earnings", wallet: SELLER },
  { name: "funds", path: "/funds", wallet: SELLER },
  { name: "not-found", path: "/no-such-page" },
];

/** All pages, with the newest purchase of the buyer, the newest proposal, and the page of the buyer as a delegate. */
async function sights(): Promise<readonly Sight[]> {
  const buyer = stage.devnet.accounts[BUYER]?.address;
  assert(buyer !== undefined);
  const { items } = await queries.listSales(stage.market(BUYER), { buyer, first: 1 });
  assert(items[0] !== undefined, "the buyer of the seed has bought nothing");
  const now = Math.floor(Date.now() / 1_000);
  const [proposal] = (await queries.searchProposals(stage.market(BUYER), { now, first: 1 })).items;
  assert(proposal !== undefined, "the seed has proposed nothing");
  const [auditor] = (await queries.searchAuditors(stage.market(BUYER), { now, first: 1 })).items;
  assert(auditor !== undefined, "the seed has no auditor");
  return [
    ...PAGES,
    { name: "purchase", path: `/library/${items[0].id}`, wallet: BUYER },
    { name: "governance-proposal", path: `/governance/${proposal.id}`, wallet: BUYER },
    { name: "auditor", path: `/auditors/${auditor.account}` },
    { name: "governance-delegate", path: `/governance/delegates/${proposal.proposer}`, wallet: BUYER },
  ];
}

/** Looks at a page in both sizes and both themes. It is loaded once: windows are resized and themes change on a page that is open. */
async function lookAt(page: Page, { name, path }: Sight, suffix = ""): Promise<string[]> {
  await page.goto(path);
  await page.waitForTimeout(SETTLE_MS);
  // What is read from the chain has come, too.
  await page.waitForFunction(() => document.querySelector(".animate-pulse") === null);
  const found: string[] = [];
  for (const [size, viewport] of SIZES) {
    await page.setViewportSize(viewport);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      const shown = `${name}${suffix}-${size}-${theme}`;
      await picture(page, shown);
      found.push(...(await complaintsOf(page, theme === "light")).map((complaint) => `${shown}: ${complaint}`));
    }
  }
  return found;
}

/** @param whole every rule; else those of colours alone, the only thing that a theme changes */
async function complaintsOf(page: Page, whole: boolean): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (whole ? axe : axe.withRules(["color-contrast"])).analyze();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`),
    ...(beyond > 0 ? [`the page is ${beyond} px wider than the window`] : []),
  ];
}

/** What is wrong with the head of a page. @param titles of the pages before it; this one's is added */
async function headComplaints(page: Page, name: string, titles: Map<string, string>): Promise<string[]> {
  const title = await page.title();
  const same = titles.get(title);
  titles.set(title, name);
  const headings = await page.locator("h1").count();
  const description = (await page.locator('meta[name="description"]').getAttribute("content")) ?? "";
  return [
    ...(same === undefined ? [] : [`${name} and ${same} have the title “${title}”`]),
    ...(headings === 1 ? [] : [`${name} has ${headings} first headings`]),
    ...(description.length > 20 ? [] : [`${name} has the description “${description}”`]),
  ];
}

/** The browser notes the status of the page that is not there. */
function withoutExpected({ problems }: Visitor): string[] {
  return problems.filter((problem) => !problem.includes("status of 404"));
}

describe("every page", () => {
  it("is accessible, fits the window, asks no stranger, and has a title, a description and one first heading", async () => {
    await using visitor = await stage.visitor([], { reducedMotion: "reduce" });
    const found: string[] = [];
    const titles = new Map<string, string>();
    for (const sight of await sights()) {
      found.push(...(await lookAt(visitor.page, sight)));
      // A search is the same page.
      if (!sight.name.endsWith("-nothing")) found.push(...(await headComplaints(visitor.page, sight.name, titles)));
    }
    assert.deepEqual([...found, ...withoutExpected(visitor)], []);
  });

  for (const [who, account] of Object.entries({ seller: SELLER, buyer: BUYER })) {
    it(`is accessible, fits the window and asks no stranger with the wallet of a ${who}`, async () => {
      await using visitor = await stage.visitor([account], { reducedMotion: "reduce" });
      await visitor.page.goto("/");
      await connect(visitor);
      const found: string[] = [];
      for (const sight of await sights()) {
        if (sight.wallet === account) found.push(...(await lookAt(visitor.page, sight, "-wallet")));
      }
      assert.deepEqual([...found, ...withoutExpected(visitor)], []);
    });
  }
});

describe("the typeface", () => {
  it("comes after a first page, which it leaves as it is, and later pages begin with it", async () => {
    await using visitor = await stage.visitor([]);
    const { page, context } = visitor;
    const inter = page.locator("html[data-inter]");
    await page.goto("/sell");
    await page.waitForFunction(() => document.cookie.includes("inter=1"));
    assert.equal(await inter.count(), 0);
    await page.getByRole("link", { name: "Explore" }).first().click();
    await inter.waitFor();
    assert.match(await (await context.request.get("/sell")).text(), /<html[^>]*data-inter/);
    assert.deepEqual(visitor.problems, []);
  });
});
