import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { castOf } from "../../scripts/devnet/market.ts";
import { findViolations, readHoldings } from "../../scripts/deploy/authority.ts";
import { tellLargeFileStory } from "../../scripts/story/large-file-story.ts";
import { tellMainStory } from "../../scripts/story/main-story.ts";
import { StepBook } from "../../scripts/story/steps.ts";
import { openStage, type Stage } from "./stage.ts";

const LARGE_FILE = 64_000_000;

describe("the story on the whole stack", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage[Symbol.asyncDispose]());

  it("a model is trained, published, found, verified, bought, delivered, run, split and withdrawn", async () => {
    const { devnet, buyer, folder } = stage;
    const book = new StepBook(buyer);
    await tellMainStory({ cast: castOf(devnet), buyer, folder, book });
    assert.equal(book.reports.length, 13);
  });

  it("a large file goes the same way, streamed, in flat memory and with progress", async () => {
    const { seller, buyer, folder } = stage;
    await tellLargeFileStory({ seller, buyer, folder, book: new StepBook(buyer), size: LARGE_FILE });
  });

  it("nobody but the timelock and the named parties holds power, and a power given to the deployer is found", async () => {
    const { deployment } = stage.devnet;
    assert(deployment !== undefined);
    const holdings = await readHoldings(stage.buyer.client as Parameters<typeof readHoldings>[0], deployment);
    assert.deepEqual(findViolations(holdings, deployment), []);
    const [first, ...rest] = holdings;
    assert(first !== undefined);
    const tampered = [{ ...first, holders: [...first.holders, deployment.deployer] }, ...rest];
    assert(findViolations(tampered, deployment).some((line) => line.includes("the deployer")));
  });
});
