/**
 * Weight and speed of the dApp's pages: the production build on a seeded devnet, by Lighthouse in headless Chromium.
 *
 *   node bench/web.ts            measures, writes bench/web.json, prints the table
 *   node bench/web.ts --check    measures JavaScript only, compares with bench/web.json, fails above it by 2 % or above a bar
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import lighthouse, { desktopConfig, type Flags } from "lighthouse";
import type { Browser } from "playwright-core";
import { startDevnet } from "../scripts/devnet/devnet.ts";
import { FREE_PORTS } from "../scripts/devnet/ports.ts";
import { launchChromium } from "../sdk/test/browser/chromium.ts";

const FILE = new URL("web.json", import.meta.url);
const KB = 1_000;
const GROWTH = 1.02;
const DEBUG_PORT = 9_333;
const SETTLE_MS = 2_000;
/** Pages that are weighed at once: each visit is mostly waiting. */
const VISITORS = 4;
/** The bar for every page without one of its own, kB of JavaScript as transferred. */
const DEFAULT_BAR_KB = 420;

/** Path of a page, and the most JavaScript it may load, in kB as transferred. */
const PAGES: Record<string, { readonly path: string; readonly barKb?: number }> = {
  home: { path: "/", barKb: 350 },
  explore: { path: "/explore" },
  asset: { path: "/assets/1", barKb: 420 },
  market: { path: "/market" },
  account: { path: "/accounts/0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" },
  auctions: { path: "/auctions" },
  auction: { path: "/auctions/844424930131970" },
  newAuction: { path: "/auctions/new" },
  myBids: { path: "/auctions/mine" },
  governance: { path: "/governance" },
  newProposal: { path: "/governance/new" },
  delegates: { path: "/governance/delegates" },
  votes: { path: "/governance/votes" },
  treasury: { path: "/governance/treasury" },
  policy: { path: "/governance/policy" },
  rules: { path: "/governance/rules" },
  reputation: { path: "/reputation" },
  accountReputation: { path: "/accounts/0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC/reputation" },
  auditors: { path: "/auditors" },
  joinAuditors: { path: "/auditors/join" },
  audits: { path: "/audits" },
  audit: { path: "/audits/1", barKb: 420 },
  newAudit: { path: "/audits/new?asset=1" },
  auditDesk: { path: "/audits/desk", barKb: 420 },
  publish: { path: "/publish" },
  library: { path: "/library" },
  sell: { path: "/sell" },
  funds: { path: "/funds" },
};

type Mode = "mobile" | "desktop";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const SCORE_BARS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 } as const;

/** Of one page in one mode. Scores out of 100; LCP and TBT in milliseconds. */
type Scores = Record<(typeof CATEGORIES)[number] | "lcp" | "tbt", number>;
interface Figures extends Partial<Record<Mode, Scores>> {
  /** kB (1,000 bytes) of JavaScript as transferred by a first visit, compressed. */
  readonly jsKb: number;
}

interface Weighed extends Pick<Figures, "jsKb"> {
  readonly name: string;
  readonly url: string;
}

/** JavaScript of a first visit to a page, kB as transferred, with what is loaded in the two seconds after it is there. */
async function javascriptOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      const isScript = new URL(request.url()).pathname.endsWith(".js");
      if (isScript) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(SETTLE_MS);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return Math.round((bytes / KB) * 10) / 10;
  } finally {
    await context.close();
  }
}

async function scoresOf(url: string, mode: Mode): Promise<Scores> {
  const flags: Flags = {
    ...{ port: DEBUG_PORT, output: "json", logLevel: "error", onlyCategories: [...CATEGORIES] },
    // As Lighthouse's own, and cookies: each page is measured as the first of a first visit.
    clearStorageTypes: ["file_systems", "shader_cache", "service_workers", "cache_storage", "cookies"],
  };
  const result = await lighthouse(url, flags, mode === "desktop" ? desktopConfig : undefined);
  if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const figure = (name: string) => Math.round(audits[name]?.numericValue ?? Number.NaN);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
    seo: score("seo"),
    lcp: figure("largest-contentful-paint"),
    tbt: figure("total-blocking-time"),
  };
}

async function measure(base: string, withScores: boolean): Promise<Record<string, Figures>> {
  const browser = await launchChromium(`--remote-debugging-port=${DEBUG_PORT}`);
  const figures: Record<string, Figures> = {};
  try {
    for (const { name, url, jsKb } of await weigh(browser, base)) {
      const scores = withScores
        ? { mobile: await scoresOf(url, "mobile"), desktop: await scoresOf(url, "desktop") }
        : {};
      figures[name] = { jsKb, ...scores };
      console.log(row(name, figures[name]));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** JavaScript of every page, kB as transferred. Bytes are the same however busy the browser is, so several pages are visited at once. */
async function weigh(browser: Browser, base: string): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  const waiting = Object.entries(PAGES).entries();
  const visitor = async () => {
    for (const [place, [name, { path }]] of waiting) {
      const url = base + path;
      // The first visit of all compiles and fills caches of the server; it is nobody's figure.
      await javascriptOf(browser, url);
      weighed[place] = { name, url, jsKb: await javascriptOf(browser, url) };
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitor));
  return weighed;
}

function row(name: string, { jsKb, mobile, desktop }: Figures): string {
  const scores = (found: Scores | undefined) =>
    found === undefined ? "" : `${CATEGORIES.map((c) => found[c]).join(" ")}, LCP ${found.lcp} ms, TBT ${found.tbt} ms`;
  const parts = [`${jsKb.toFixed(1).padStart(6)} kB (bar ${barOf(name)})`, scores(mobile), scores(desktop)];
  return `${name.padEnd(10)} ${parts.filter((part) => part !== "").join("  |  ")}`;
}

function barOf(name: string): number {
  return PAGES[name]?.barKb ?? DEFAULT_BAR_KB;
}

/** What is over a bar, or heavier than the snapshot. */
function complaints(figures: Record<string, Figures>, snapshot: Record<string, Figures>): string[] {
  return Object.entries(figures).flatMap(([name, { jsKb, mobile, desktop }]) => {
    const before = snapshot[name]?.jsKb;
    const heavier = before !== undefined && jsKb > before * GROWTH;
    return [
      ...(jsKb > barOf(name) ? [`${name}: ${jsKb} kB of JavaScript, the bar is ${barOf(name)}`] : []),
      ...(heavier ? [`${name}: ${jsKb} kB of JavaScript, the snapshot says ${before}`] : []),
      ...Object.entries({ mobile, desktop }).flatMap(([mode, scores]) =>
        CATEGORIES.filter((category) => scores !== undefined && scores[category] < SCORE_BARS[category]).map(
          (category) => `${name}, ${mode}: ${category} ${scores?.[category]}, the bar is ${SCORE_BARS[category]}`,
        ),
      ),
    ];
  });
}

async function main(check: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "ftns-web-"));
  const devnet = await startDevnet({ ports: FREE_PORTS, dataDir: folder, dapp: true });
  try {
    console.log("page       JavaScript | mobile: performance accessibility best-practices seo | desktop");
    const figures = await measure(devnet.urls.dapp, !check);
    const snapshot = check ? (JSON.parse(await readFile(FILE, "utf8")) as Record<string, Figures>) : {};
    if (!check) await writeFile(FILE, `${JSON.stringify(figures, null, 2)}\n`);
    const found = complaints(figures, snapshot);
    for (const complaint of found) console.error(complaint);
    return check && found.length > 0 ? 1 : 0;
  } finally {
    await devnet.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.includes("--check"));
