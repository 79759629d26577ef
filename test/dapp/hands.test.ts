import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import { reads, requireAccount } from "../../sdk/src/index.ts";
import { metadataOf } from "../stack/stage.ts";
import { offerRaw, shown } from "./offer.ts";
import { arrived } from "./purchase.ts";
import { openStage, PHONE, picture, type Stage, type Visitor } from "./stage.ts";

const [SELLER, TYPING, TOUCHING] = [2, 11, 12];
const NAME = "Given away for nothing";
/** More than any page of the way has places to stop at. */
const MOST_TABS = 90;

let stage: Stage;
let terms: bigint;
before(async () => {
  stage = await openStage({ seed: false });
  const seller = stage.market(SELLER);
  const offered = await offerRaw(seller, 1, (stored) => metadataOf(stored, { name: NAME }));
  await shown(seller, offered.asset);
  terms = offered.terms;
});
after(() => stage[Symbol.asyncDispose]());

describe("from the home page to a licence", () => {
  it("with the keyboard alone: the focus is always seen and never lost", async () => {
    await using visitor = await stage.visitor([TYPING]);
    const { page, wallet, problems } = visitor;
    await page.goto("/");
    await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Explore" }));
    await page.waitForURL("**/explore");
    await press(page, page.getByRole("link", { name: NAME }));
    await press(page, page.getByRole("link", { name: "Get: For ever" }));
    await page.waitForURL(/checkout/);

    const connect = page.getByRole("button", { name: "Connect a wallet" });
    await press(page, connect);
    const dialog = page.getByRole("dialog", { name: "Connect a wallet" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await focused(page, connect);
    await page.keyboard.press("Enter");
    await press(page, dialog.getByRole("button", { name: wallet.name }));
    await dialog.waitFor({ state: "detached" });

    const get = page.getByRole("button", { name: "Get the licence" });
    await get.and(page.locator(":enabled")).waitFor();
    await picture(page, "keyboard-checkout");
    await press(page, get);
    await arrived(page);
    await tabTo(page, page.getByRole("button", { name: "Download the file" }));
    assert(await holds(TYPING));
    assert.deepEqual(problems, []);
  });

  it("with a finger on a phone: nothing is wider than the window", async () => {
    await using visitor = await stage.visitor([TOUCHING], { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page, wallet, problems } = visitor;
    await page.goto("/");
    await fits(visitor, "home");
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("dialog", { name: "Menu" }).getByRole("link", { name: "Explore" }).tap();
    await page.waitForURL("**/explore");
    await page.getByRole("dialog", { name: "Menu" }).waitFor({ state: "detached" });
    await fits(visitor, "explore");
    await page.getByRole("link", { name: NAME }).tap();
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    await fits(visitor, "asset");
    await page.getByRole("link", { name: "Get: For ever" }).tap();
    await page.waitForURL(/checkout/);
    await page.getByRole("button", { name: "Connect a wallet" }).tap();
    await fits(visitor, "connect");
    await page.getByRole("dialog").getByRole("button", { name: wallet.name }).tap();
    const get = page.getByRole("button", { name: "Get the licence" });
    await get.and(page.locator(":enabled")).waitFor();
    await fits(visitor, "checkout");
    await get.tap();
    await arrived(page);
    await page.getByRole("button", { name: "Download the file" }).waitFor();
    await fits(visitor, "purchase");
    assert(await holds(TOUCHING));
    assert.deepEqual(problems, []);
  });
});

async function holds(index: number): Promise<boolean> {
  const market = stage.market(index);
  return (await reads.readLicence(market, terms, requireAccount(market))).valid;
}

/** Tabs to something and presses Enter. */
async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes on with the Tab key until the target has the focus; at every stop the focus has to be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (tabs > 0 && (await target.evaluate((element) => element === document.activeElement))) return;
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(focusProblem), undefined);
  }
  assert.fail(`${MOST_TABS} times Tab do not lead to ${String(target)}`);
}

async function focused(page: Page, target: Locator): Promise<void> {
  const handle = await target.elementHandle();
  await page.waitForFunction((element) => element === document.activeElement, handle);
}

/** What is wrong with where the focus is. Runs in the page. */
function focusProblem(): string | undefined {
  const element = document.activeElement;
  // After the last place the focus leaves the page for the browser's own bars, and comes back.
  if (element === null || element === document.body) return undefined;
  const name = `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent ?? ""}`.slice(0, 80);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  if ((outlineStyle === "none" || Number.parseFloat(outlineWidth) === 0) && boxShadow === "none")
    return `nothing shows the focus on ${name}`;
  const { bottom, top, right, left, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return `what has the focus is not there: ${name}`;
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
    return `the focus is out of sight: ${name}`;
  return undefined;
}

async function fits({ page }: Visitor, place: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await picture(page, `phone-${place}`);
  assert.ok(beyond <= 0, `${place} is ${beyond} px wider than the window`);
}
