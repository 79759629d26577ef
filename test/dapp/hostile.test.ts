import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { uploadFile, type MarketClient } from "../../sdk/src/index.ts";
import { caughtUp, metadataOf } from "../stack/stage.ts";
import { offerRaw } from "./offer.ts";
import { openStage, PHONE, picture, WIDE, type Stage } from "./stage.ts";

const SELLER = 4;
const RUN = "globalThis.__ran = (globalThis.__ran ?? 0) + 1";
const OVERRIDE = "\u202E";
const ZERO_WIDTH = "\u200B";
/** The index and pages read a description some blocks after the asset. */
const READ_MS = 8_000;
/** What would run has run by then. */
const SETTLE_MS = 700;

const MARKDOWN = `# Hello <script>${RUN}</script>

<img src=x onerror="${RUN}"><svg onload="${RUN}"></svg><iframe srcdoc="<script>parent.__ran = 1</script>"></iframe>
<a href="javascript:${RUN}" onclick="${RUN}">raw link</a> <style>body { display: none }</style>
<form action="https://evil.example"><button>Send</button></form>

[script link](javascript:${RUN}) [coded link](java&#115;cript:${RUN}) [data link](data:text/html,<script>${RUN}</script>)
[outside](https://evil.example/a) ![tracker](https://evil.example/pixel.png) <https://evil.example/b>

${"long".repeat(3_000)}`;

interface Published {
  readonly name: string;
  readonly asset: number;
}

let stage: Stage;
const published: Published[] = [];
before(async () => {
  stage = await openStage({ seed: false });
  const seller = stage.market(SELLER);
  const image = `ipfs://${await svgWithScript(seller)}`;
  const publish = async (name: string, seed: number, change: object) => {
    const document = (stored: Parameters<typeof metadataOf>[0]) => ({ ...metadataOf(stored), ...change });
    const { asset } = await offerRaw(seller, seed, document);
    published.push({ name, asset });
  };
  await publish("markup", 1, {
    name: "<img src=x onerror=alert(1)>",
    description: MARKDOWN,
    image,
    tags: ["<b>bold</b>"],
  });
  await publish("bidi", 2, { name: `Safe ${OVERRIDE}txt.exe`, description: `${OVERRIDE}gnihtemos` });
  await publish("gigantic", 3, { name: "N".repeat(5_000), description: "D".repeat(100_000) });
  await publish("invisible", 4, { name: ZERO_WIDTH.repeat(40), description: ZERO_WIDTH.repeat(500) });
  await publish("link", 5, { name: "Home page", external_url: `javascript:${RUN}`, image: `javascript:${RUN}` });
  await publish("unbroken", 6, { name: "W".repeat(120), description: "x".repeat(9_000), tags: ["y".repeat(32)] });
  await publish("nonsense", 7, { name: { toString: "no" }, description: null, tags: "all" });
  await caughtUp(seller);
  await sleep(READ_MS);
});
after(() => stage[Symbol.asyncDispose]());

describe("hostile metadata", () => {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    it(`runs nothing, asks no stranger and keeps the pages readable, ${size}`, async () => {
      await using visitor = await stage.visitor([], { viewport });
      const { page, problems } = visitor;
      const found: string[] = [];
      for (const { name, asset } of published) {
        const response = await page.goto(`/assets/${asset}`);
        assert.equal(response?.status(), 200, name);
        found.push(...(await wrongWith(page, name)));
        await picture(page, `hostile-${name}-${size}`);
      }
      for (const path of ["/", "/explore", "/market", `/accounts/${stage.devnet.accounts[SELLER]?.address ?? ""}`]) {
        await page.goto(path);
        found.push(...(await wrongWith(page, path)));
      }
      await page.goto("/explore");
      await picture(page, `hostile-list-${size}`);
      // What is no picture, and a page that is not there, are noted by the browser.
      const others = problems.filter((problem) => !problem.includes("status of 404"));
      assert.deepEqual([...found, ...others], []);
    });
  }

  it("links lead nowhere by script, and tell the target nothing", async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    for (const { name, asset } of published) {
      await page.goto(`/assets/${asset}`);
      const links = await page.locator("main a[href]").evaluateAll((all) =>
        all.map((link) => ({
          href: (link as HTMLAnchorElement).href,
          rel: (link as HTMLAnchorElement).rel,
          own: (link as HTMLAnchorElement).origin === location.origin,
        })),
      );
      for (const { href, rel, own } of links) {
        assert.match(href, /^(https?|ipfs|mailto):/, `${name}: ${href}`);
        if (!own) assert.match(rel, /noopener noreferrer/, `${name}: ${href}`);
      }
      const foreign = page.locator("main").locator("script, iframe, form[action*='evil'], style, [onerror], [onclick]");
      assert.equal(await foreign.count(), 0, `${name}: foreign elements`);
    }
    await page.goto(`/assets/${published[0]?.asset ?? 0}`);
    await page.getByText("script link").click();
    await page.getByText("data link").click();
    assert.equal(await ran(page), 0);
    assert.equal(new URL(page.url()).pathname, `/assets/${published[0]?.asset ?? 0}`);
  });

  it("a picture with a script is no picture here, even opened by itself", async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const cid = await svgWithScript(stage.market(SELLER));
    const response = await page.goto(`/ipfs/${cid}`);
    assert.equal(response?.status(), 404);
    assert.match(response.headers()["content-security-policy"] ?? "", /sandbox/);
    assert.equal(await ran(page), 0);
  });

  it("every page refuses inline scripts: the content policy has a nonce and no unsafe-inline for scripts", async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const response = await page.goto(`/assets/${published[0]?.asset ?? 0}`);
    const policy = response?.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    assert.match(scripts, /'nonce-/);
    assert.doesNotMatch(scripts, /'unsafe-inline'|'unsafe-eval'/);
    await page.evaluate((code) => {
      const script = document.createElement("div");
      script.innerHTML = `<img src="data:," onerror="${code}">`;
      document.body.append(script);
    }, RUN);
    await sleep(300);
    assert.equal(await ran(page), 0, "an inline handler ran");
  });
});

async function svgWithScript(market: MarketClient): Promise<string> {
  const upload = market.ipfs?.upload;
  assert(upload !== undefined);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script><rect width="9" height="9"/></svg>`;
  return (await uploadFile(new TextEncoder().encode(svg), upload)).cid;
}

const ran = (page: Page) => page.evaluate(() => (globalThis as unknown as { __ran?: number }).__ran ?? 0);

async function wrongWith(page: Page, name: string): Promise<string[]> {
  await sleep(SETTLE_MS);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const isShown = await page.locator("h1").isVisible();
  const heading = isShown ? (await page.locator("h1").innerText()).trim() : "";
  const visible = heading.replace(/[\p{C}\s]/gu, "");
  return [
    ...((await ran(page)) > 0 ? [`${name}: a script ran`] : []),
    ...(beyond > 0 ? [`${name}: the page is ${beyond} px wider than the window`] : []),
    ...(visible === "" ? [`${name}: the heading is blank`] : []),
    ...(/[\u202A-\u202E\u2066-\u2069]/.test(await page.locator("main").innerText())
      ? [`${name}: characters that turn text around are in the page`]
      : []),
  ];
}
