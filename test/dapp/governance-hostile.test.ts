import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { encodeFunctionData, erc20Abi, type Address } from "viem";
import { actions, journeys, parseFtns, requireAccount, type MarketClient } from "../../sdk/src/index.ts";
import { accessManagerAbi } from "../../sdk/src/generated/abis.ts";
import { caughtUp, passTime } from "../stack/stage.ts";
import { openStage, PHONE, picture, WIDE, type Stage } from "./stage.ts";

const ATTACKER = 11;
const RUN = "globalThis.__ran = (globalThis.__ran ?? 0) + 1";
const OVERRIDE = "\u202E";
const SETTLE_MS = 700;

const BODY = `Everything is fine <script>${RUN}</script> <img src=x onerror="${RUN}"><svg onload="${RUN}"></svg>
<a href="javascript:${RUN}" onclick="${RUN}">raw link</a> <style>body { display: none }</style>

[script link](javascript:${RUN}) ![tracker](https://evil.example/pixel.png) [outside](https://evil.example/a)

# Platform fee: 5 % -> 0 %

${"long".repeat(2_000)}`;

interface Bad {
  readonly name: string;
  readonly title: string;
  readonly body: string;
  readonly calls: readonly actions.ProposalCall[];
  /** What the page has to say of it. */
  readonly warning: RegExp;
}

let stage: Stage;
let ids: ReadonlyMap<string, bigint>;
before(async () => {
  stage = await openStage({ seed: false });
  const attacker = stage.market(ATTACKER);
  await journeys.lockForVotes(attacker, { amount: parseFtns("1500000") });
  await passTime(stage.devnet, 2);
  const proposed = new Map<string, bigint>();
  for (const { name, title, body, calls } of badProposals(attacker)) {
    const description = actions.proposalDescription({ title, body }, requireAccount(attacker));
    await actions.send(attacker, actions.propose(attacker, { calls, description }));
    proposed.set(name, actions.proposalId({ calls, description }));
  }
  ids = proposed;
  await passTime(stage.devnet, 61);
  const [first] = ids.values();
  assert(first !== undefined);
  const reason = `<img src=x onerror="${RUN}"> ${OVERRIDE}gnihtemos ${"x".repeat(3_000)}`;
  await actions.send(attacker, actions.castVote(attacker, { proposal: first, vote: "For", reason }));
  await caughtUp(attacker);
});
after(() => stage[Symbol.asyncDispose]());

describe("a hostile proposal", () => {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    it(`runs nothing, asks no stranger, keeps the page readable and is warned of, ${size}`, async () => {
      await using visitor = await stage.visitor([], { viewport });
      const { page, problems } = visitor;
      const found: string[] = [];
      for (const { name, warning } of badProposals(stage.market(ATTACKER))) {
        const response = await page.goto(`/governance/${ids.get(name) ?? 0n}`);
        assert.equal(response?.status(), 200, name);
        found.push(...(await wrongWith(page, name)));
        const calls = await page.getByRole("list", { name: "Calls of the proposal" }).innerText();
        assert.match(calls, warning, `${name} is not warned of`);
        const links = page
          .locator("main")
          .locator("a[href^='javascript'], script, iframe, style, [onerror], [onclick]");
        assert.equal(await links.count(), 0, `${name}: foreign elements`);
        await picture(page, `hostile-proposal-${name}-${size}`);
      }
      await page.goto("/governance");
      found.push(...(await wrongWith(page, "list")));
      await picture(page, `hostile-proposals-${size}`);
      assert.deepEqual([...found, ...problems], []);
    });
  }
});

function badProposals({ addresses }: MarketClient): readonly Bad[] {
  const attacker = addressOf(stage.market(ATTACKER));
  const call = (target: Address, data: `0x${string}`, value = 0n) => ({ target, value, data });
  const transfer = encodeFunctionData({
    ...{ abi: erc20Abi, functionName: "transfer", args: [attacker, parseFtns("800000000")] },
  });
  const grant = encodeFunctionData({
    ...{ abi: accessManagerAbi, functionName: "grantRole", args: [0n, attacker, 0] },
  });
  return [
    {
      ...{ name: "markup", title: `<img src=x onerror=${RUN}>`, body: BODY },
      ...{ calls: [call(addresses.AccessManager, grant)], warning: /power|admin|role/i },
    },
    {
      ...{ name: "disguised", title: `Lower the fee ${OVERRIDE}% 5 ot`, body: `${OVERRIDE}gnihtemos` },
      ...{ calls: [call(attacker, transfer)], warning: /no contract/ },
    },
    {
      ...{ name: "unreadable", title: "N".repeat(3_000), body: "" },
      ...{ calls: [call(addresses.MarketPolicy, "0xdeadbeef0102")], warning: /Do not say yes/ },
    },
    {
      ...{ name: "padded", title: "Pay a bill", body: "A small one." },
      ...{ calls: [call(addresses.FTNS, `${transfer}00`)], warning: /holds more than its arguments/ },
    },
  ];
}

const addressOf = (market: MarketClient) => requireAccount(market);
const ran = (page: Page) => page.evaluate(() => (globalThis as unknown as { __ran?: number }).__ran ?? 0);

async function wrongWith(page: Page, name: string): Promise<string[]> {
  await page.waitForTimeout(SETTLE_MS);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const text = await page.locator("main").innerText();
  return [
    ...((await ran(page)) > 0 ? [`${name}: a script ran`] : []),
    ...(beyond > 0 ? [`${name}: the page is ${beyond} px wider than the window`] : []),
    ...(/[\u202A-\u202E\u2066-\u2069]/.test(text) ? [`${name}: characters that turn text around are in the page`] : []),
  ];
}
