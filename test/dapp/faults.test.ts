import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { connect, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage[Symbol.asyncDispose]());

const BUYER = 6;
const BACK_WITHIN_MS = 60_000;
const RELOAD_MS = 1_000;

describe("when a part does not answer", () => {
  it("the chain: the page can be looked at and says that nothing can be sent, until it answers again", async () => {
    await using visitor = await stage.visitor([BUYER]);
    const { page, context } = visitor;
    await page.goto("/explore");
    await connect(visitor);
    const chain = `${stage.devnet.urls.chain}/**`;
    await context.route(chain, (route) => route.abort());
    await page.reload();
    await page.getByText("The chain does not answer").waitFor();
    await picture(page, "fault-chain-down");
    assert.ok((await page.getByRole("link", { name: /breast/i }).count()) > 0, "the list is still there");
    await context.unroute(chain);
    await page.getByText("The chain does not answer").waitFor({ state: "detached" });
  });

  it("the index: every page says so in its place, and comes back by itself or by a reload", async () => {
    await using visitor = await stage.visitor([BUYER]);
    const { page } = visitor;
    const { graphNode } = stage.devnet.services;
    await graphNode.kill();
    try {
      for (const path of ["/", "/explore", "/market", "/assets/1", "/library"]) {
        const response = await page.goto(path);
        assert.ok((response?.status() ?? 500) < 500, `${path} answers ${response?.status()}`);
        await page.getByText("The index does not answer").first().waitFor();
        assert.equal(await page.locator("h1").count(), 1, `${path} still has its heading`);
      }
      await picture(page, "fault-index-down");
    } finally {
      await graphNode.start();
    }
    const link = page.getByRole("link", { name: /breast/i }).first();
    const deadline = Date.now() + BACK_WITHIN_MS;
    do {
      assert.ok(Date.now() < deadline, "the list does not come back");
      await page.waitForTimeout(RELOAD_MS);
      await page.goto("/explore");
    } while (!(await link.isVisible()));
    await page.getByText("The index does not answer").waitFor({ state: "detached" });
  });
});
