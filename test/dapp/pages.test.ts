import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { connect, openStage, PHONE, picture, WIDE, type Stage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage[Symbol.asyncDispose]());

const SELLER = 2;
const THEMES = ["light", "dark"] as const;
const SETTLE_MS = 800;

/** Every page, by the name of its pictures; auctions by the numbers that those of the seed have. `wallet`: looked at with the seller's wallet, too. */
const PAGES: readonly { readonly name: string; readonly path: string; readonly wallet?: true }[] = [
  { name: "home", path: "/" },
  { name: "explore", path: "/explore" },
  { name: "explore-nothing", path: "/explore?q=nothingofthiskind" },
  { name: "market", path: "/market" },
  { name: "asset", path: "/assets/1" },
  { name: "asset-encrypted", path: "/assets/2" },
  { name: "account", path: "/accounts/0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" },
  { name: "auctions", path: "/auctions" },
  { name: "auctions-nothing", path: "/auctions?state=closing&kind=Dutch" },
  { name: "auction-english", path: "/auctions/562949953421313", wallet: true },
  { name: "auction-dutch", path: "/auctions/844424930131970", wallet: true },
  { name: "auction-dutch-taken", path: "/auctions/844424930131969" },
  { name: "auction-sealed", path: "/auctions/1125899906842625" },
  { name: "auction-vickrey", path: "/auctions/1407374883553281", wallet: true },
  { name: "auction-new", path: "/auctions/new", wallet: true },
  { name: "auctions-mine", path: "/auctions/mine", wallet: true },
  { name: "publish", path: "/publish", wallet: true },
  { name: "library", path: "/library", wallet: true },
  { name: "sell", path: "/sell", wallet: true },
  { name: "sell-offers", path: "/sell/offers", wallet: true },
  { name: "sell-deliveries", path: "/sell/deliveries", wallet: true },
  { name: "sell-earnings", path: "/sell/earnings", wallet: true },
  { name: "funds", path: "/funds", wallet: true },
  { name: "not-found", path: "/no-such-page" },
];

async function lookAt(page: Page, name: string): Promise<string[]> {
  await page.waitForTimeout(SETTLE_MS);
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, help, nodes }) => `${name}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`),
    ...(beyond > 0 ? [`${name}: the page is ${beyond} px wider than the window`] : []),
  ];
}

describe("every page", () => {
  for (const theme of THEMES) {
    it(`is accessible, fits the window and asks no stranger, ${theme}`, async () => {
      const found: string[] = [];
      for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
        await using visitor = await stage.visitor([], { viewport, colorScheme: theme });
        for (const { name, path } of PAGES) {
          await visitor.page.goto(path);
          found.push(...(await lookAt(visitor.page, `${name}-${size}-${theme}`)));
        }
        found.push(...withoutExpected(visitor.problems));
      }
      assert.deepEqual(found, []);
    });

    it(`is so with a wallet, too, ${theme}`, async () => {
      const found: string[] = [];
      for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
        await using visitor = await stage.visitor([SELLER], { viewport, colorScheme: theme });
        await visitor.page.goto("/");
        await connect(visitor);
        for (const { name, path } of PAGES.filter(({ wallet }) => wallet)) {
          await visitor.page.goto(path);
          found.push(...(await lookAt(visitor.page, `${name}-wallet-${size}-${theme}`)));
        }
        found.push(...withoutExpected(visitor.problems));
      }
      assert.deepEqual(found, []);
    });
  }

  it("has a title of its own, a description and one first heading", async () => {
    await using visitor = await stage.visitor();
    const titles = new Map<string, string>();
    for (const { name, path } of PAGES.filter(
      ({ name }) => !name.startsWith("explore-") && !name.startsWith("auctions-n"),
    )) {
      await visitor.page.goto(path);
      // What stands in for a page while it is made goes when the page is there.
      await visitor.page.waitForTimeout(SETTLE_MS);
      const title = await visitor.page.title();
      assert.ok(!titles.has(title), `${name} and ${titles.get(title)} have the title “${title}”`);
      titles.set(title, name);
      assert.equal(await visitor.page.locator("h1").count(), 1, `first headings of ${name}`);
      const description = await visitor.page.locator('meta[name="description"]').getAttribute("content");
      assert.ok((description ?? "").length > 20, `description of ${name}`);
    }
  });
});

/** The browser notes the status of the page that is not there. */
function withoutExpected(problems: readonly string[]): string[] {
  return problems.filter((problem) => !problem.includes("status of 404"));
}
