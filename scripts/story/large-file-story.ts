import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { journeys, parseFtns, requireAccount, type MarketClient } from "../../sdk/src/index.ts";
import { readFileSource, writeFileSink } from "../../sdk/src/node.ts";
import { makeLargeFile } from "../seed/index.ts";
import { deliverSale } from "../deliver/deliver-sale.ts";
import { MemoryWatch } from "./memory-watch.ts";
import type { StepBook } from "./steps.ts";

export interface LargeFileStage {
  readonly seller: MarketClient;
  readonly buyer: MarketClient;
  readonly folder: string;
  readonly book: StepBook;
  /** Bytes. */
  readonly size: number;
}

/** What this process may grow by, whatever the size of the file. */
export const MEMORY_BOUND = 300 * 1024 * 1024;

const NAME = "large-file.bin";

/** The story with a large file: streamed at both ends, with progress, in flat memory. */
export async function tellLargeFileStory({ seller, buyer, folder, book, size }: LargeFileStage): Promise<void> {
  const original = join(folder, NAME);
  const copy = join(folder, `delivered-${NAME}`);
  await makeLargeFile(original, size);
  const master = await journeys.sellerMaster(seller);
  await journeys.prepareToSell(seller, parseFtns("100"));
  const memory = new MemoryWatch();
  try {
    const published = await book.step(
      "encrypt, upload, publish and list it",
      () => publishLarge(seller, master, original, size),
      memory.words,
    );
    const [terms] = published.terms;
    assert(terms !== undefined);
    const inspected = await book.step(
      "verify the ciphertext before paying",
      () => journeys.inspectVersion(buyer, published.asset, 1),
      memory.words,
    );
    const buyerMaster = await journeys.buyerMaster(buyer);
    const bought = await journeys.purchase(buyer, { terms, version: 1, master: buyerMaster });
    await deliverSale(seller, master, bought.sale);
    const sale = await journeys.awaitDelivery(buyer, bought.sale, { pollMs: 200 });
    const { contentKey } = await journeys.openKey(buyer, sale, inspected, buyerMaster);
    await book.step(
      "download, decrypt and verify it",
      async () => {
        const progress = new ProgressCheck();
        await journeys
          .fetchArtifact(buyer, inspected, { contentKey, onProgress: progress.note })
          .pipeTo(writeFileSink(copy));
        progress.requireDone(size);
      },
      memory.words,
    );
    assert(memory.growth < MEMORY_BOUND, `memory grew by ${memory.growth} bytes`);
    assert.equal(await digestOf(copy), await digestOf(original), "the delivered file is not the seller's");
    await journeys.acceptSale(buyer, sale);
  } finally {
    memory.stop();
  }
}

function publishLarge(
  seller: MarketClient,
  master: Uint8Array,
  path: string,
  size: number,
): Promise<journeys.Publication> {
  const progress = new ProgressCheck();
  return journeys
    .publish(
      seller,
      {
        category: "Dataset",
        artifact: { open: async () => (await readFileSource(path)).source, size, master },
        metadata: ({ cid, encryption }) => ({
          schema: "ftns-market/metadata/v1",
          name: "A large file",
          description: "The same bytes on every machine, to try streaming with.",
          category: "dataset",
          tags: ["test"],
          languages: [],
          licence: { spdx: "CC0-1.0" },
          artifact: { name: NAME, mediaType: "application/octet-stream", size, cid, encryption },
          files: [{ path: NAME, size, mediaType: "application/octet-stream" }],
          metrics: [],
          parents: [],
        }),
        contributors: [{ account: requireAccount(seller), weight: 1n }],
        offers: [{ kind: "Perpetual", text: { spdx: "CC0-1.0" }, price: parseFtns("10") }],
      },
      { onStep: (step, done) => step === "encrypt" && done !== undefined && progress.note(done) },
    )
    .finally(() => progress.requireDone(size));
}

/** Progress that never goes back and ends at the whole. */
class ProgressCheck {
  #done = 0;
  #calls = 0;

  readonly note = (done: number): void => {
    assert(done >= this.#done, `progress went back from ${this.#done} to ${done}`);
    this.#done = done;
    this.#calls++;
  };

  requireDone(size: number): void {
    assert.equal(this.#done, size, "progress does not end at the whole");
    assert(this.#calls > 10, `only ${this.#calls} steps of progress`);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
