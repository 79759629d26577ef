import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { actor } from "../../scripts/devnet/actors.ts";
import { startDevnet, type Devnet } from "../../scripts/devnet/devnet.ts";
import { FREE_PORTS } from "../../scripts/devnet/ports.ts";
import type { MarketClient } from "../../sdk/src/index.ts";
import { launchChromium } from "../../sdk/test/browser/chromium.ts";
import { caughtUp } from "../stack/stage.ts";
import { TestWallet } from "./wallet.ts";

/** Where screenshots go, for people to look at. */
export const SCREENSHOTS = resolve(import.meta.dirname, "../../.screenshots");

export const WIDE = { width: 1_280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** The whole market with its dApp, and a browser. */
export interface Stage extends AsyncDisposable {
  readonly devnet: Devnet;
  readonly browser: Browser;
  /** The market through the SDK, for what happens outside of the browser. */
  market(account: number): MarketClient;
  /** Somebody with a browser of their own and a wallet: with these accounts, none means no wallet; or a special one. */
  visitor(wallet?: readonly number[] | TestWallet, options?: BrowserContextOptions): Promise<Visitor>;
}

export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wallet: TestWallet;
  /** What went wrong in the pages: uncaught errors, errors on the console, requests to strangers. */
  readonly problems: string[];
}

/** @param relay of WalletConnect, which pages may ask as well */
export async function openStage({ seed = true, relay }: { seed?: boolean; relay?: string } = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "ftns-dapp-"));
  await mkdir(SCREENSHOTS, { recursive: true });
  const [devnet, browser] = await Promise.all([
    startDevnet({ ports: FREE_PORTS, dataDir: join(folder, "devnet"), seed, dapp: true }),
    launchChromium(),
  ]);
  const keyOf = (index: number) => {
    const account = devnet.accounts[index];
    assert(account !== undefined, `the devnet has no account ${index}`);
    return account.privateKey;
  };
  await caughtUp(actor(devnet, keyOf(0)));
  const hosts = new Set([...Object.values(devnet.urls), relay ?? []].flat().map((url) => new URL(url).host));
  return {
    devnet,
    browser,
    market: (account) => actor(devnet, keyOf(account)),
    visitor: (wallet = [], options = {}) =>
      visit(
        browser,
        devnet,
        wallet instanceof TestWallet ? wallet : new TestWallet(devnet.urls.chain, wallet.map(keyOf)),
        hosts,
        options,
      ),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await devnet.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function visit(
  browser: Browser,
  devnet: Devnet,
  wallet: TestWallet,
  hosts: ReadonlySet<string>,
  options: BrowserContextOptions,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: WIDE, baseURL: devnet.urls.dapp, ...options });
  if (wallet.hasAccounts) await wallet.install(context);
  const problems: string[] = [];
  watch(context, hosts, problems);
  return {
    context,
    page: await context.newPage(),
    wallet,
    problems,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** @param hosts the market's own */
function watch(context: BrowserContext, hosts: ReadonlySet<string>, problems: string[]): void {
  const ask = (address: string) => {
    const url = new URL(address);
    if (!["data:", "blob:"].includes(url.protocol) && !hosts.has(url.host)) {
      problems.push(`a stranger was asked: ${address}`);
    }
  };
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  context.on("request", (request) => ask(request.url()));
  context.on("page", (page) => page.on("websocket", (socket) => ask(socket.url())));
}

/** Connects the test wallet as a visitor does. */
export async function connect({ page, wallet }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: wallet.name }).click();
  await page.getByRole("button", { name: /^Account 0x/ }).waitFor();
  // It names the accounts of the devnet until it is gone.
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Loads the page again until the index has read a file from IPFS, which takes some blocks. */
export async function shownAfterReload(page: Page, text: string): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    if (await page.getByText(text).first().isVisible()) return;
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  await page.getByText(text).first().waitFor();
}

/** Keeps a picture for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** Pictures of a page on a screen and on a phone. Nothing may be wider than the phone. */
export async function bothPictures(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.setViewportSize(PHONE);
  // A dialog moves to its place on the small screen.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  await picture(page, `${name}-phone`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, name);
  await page.setViewportSize(WIDE);
}
