import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { actions, hashArtifact, journeys, NO_KEY, queries, uploadFile, type AssetId } from "../../sdk/src/index.ts";
import { caughtUp, openStage, publishBytes, someBytes, type Stage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage[Symbol.asyncDispose]());

const text = (value: string) => new TextEncoder().encode(value);

/** What a hostile seller may put where metadata belong. */
const HOSTILE: Readonly<Record<string, Uint8Array>> = {
  "not JSON": text("<script>alert(1)</script>"),
  null: text("null"),
  "an array": text("[1, 2, 3]"),
  "100,000 levels": text("[".repeat(100_000) + "]".repeat(100_000)),
  "NUL bytes": text('{"schema":"ftns-market/metadata/v1","name":"a\\u0000b","description":"\\u0000"}'),
  "lone surrogates": text('{"name":"\\ud800","description":"\\udfff","tags":["\\ud83d"]}'),
  "invalid UTF-8": Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d),
  "wrong types": text('{"name":{"a":1},"description":[],"tags":"x","artifact":7,"languages":{"0":1}}'),
  "a gigantic field": text(JSON.stringify({ name: "x".repeat(300_000), description: "y".repeat(500_000) })),
  "bidirectional controls": text(JSON.stringify({ name: "model \u202Etxt.exe", description: "d" })),
};

/** Publishes an open artifact whose metadata are any bytes, past every check of the client. */
async function publishRaw(metadata: Uint8Array, stored = true): Promise<AssetId> {
  const market = stage.seller;
  const upload = market.ipfs?.upload;
  assert(upload !== undefined);
  const bytes = someBytes(100, metadata.length + 1);
  const [file, { root }] = [await uploadFile(bytes, upload), await hashArtifact(bytes, { workers: 0 })];
  const metadataDigest = stored
    ? (await uploadFile(metadata, upload)).digest
    : (`0x${Buffer.from(someBytes(32, 99)).toString("hex")}` as const);
  const action = actions.publishAsset(market, {
    category: "Tool",
    version: {
      metadataDigest,
      artifactDigest: file.digest,
      keyNonce: NO_KEY,
      content: { ciphertextRoot: root, plaintextRoot: root, size: 100n, keyHash: NO_KEY },
    },
  });
  const { receipt } = await actions.send(market, action);
  return actions.publishedVersion(market, receipt).asset;
}

async function requireHealthy(): Promise<void> {
  await caughtUp(stage.buyer);
  assert.equal((await queries.readIndexStatus(stage.buyer)).hasIndexingErrors, false);
}

describe("hostile metadata", () => {
  for (const [name, bytes] of Object.entries(HOSTILE)) {
    it(`${name}: the asset is listed, the index goes on, the client refuses it`, async () => {
      const asset = await publishRaw(bytes);
      await requireHealthy();
      const page = await queries.readAssetPage(stage.buyer, asset);
      assert.equal(page?.category, "Tool");
      await assert.rejects(journeys.inspectVersion(stage.buyer, asset, 1), { code: "Mismatch" });
    });
  }

  it("metadata that nobody has block nothing", async () => {
    const asset = await publishRaw(text("{}"), false);
    const { asset: honest } = await publishBytes(stage.seller, someBytes(300, 4));
    await requireHealthy();
    assert.equal((await queries.readAssetPage(stage.buyer, asset))?.metadata, null);
    await waitForName(honest, "A small artifact");
  });
});

describe("Graph Node killed and restarted", () => {
  it("goes on where it was, and shows what was sold meanwhile", async () => {
    const { graphNode } = stage.devnet.services;
    const { asset, terms } = await publishBytes(stage.seller, someBytes(700, 5));
    await caughtUp(stage.buyer);
    const before = await queries.readAssetPage(stage.buyer, asset);
    await graphNode.kill();
    await assert.rejects(queries.readAssetPage(stage.buyer, asset), { code: "IndexUnreachable" });

    const [termsId] = terms;
    assert(termsId !== undefined);
    await journeys.purchase(stage.buyer, { terms: termsId, version: 1 });
    await graphNode.start();
    await caughtUp(stage.buyer);
    const after = await queries.readAssetPage(stage.buyer, asset);
    assert.equal(after?.salesCount, (before?.salesCount ?? 0) + 1);
    assert.deepEqual(after?.versions, before?.versions);
  });
});

/** A file is read from IPFS beside the blocks, so its name comes a moment after them. */
async function waitForName(asset: AssetId, name: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const page = await queries.readAssetPage(stage.buyer, asset);
    if (page?.metadata?.name === name) return;
    assert(Date.now() < end, `the index does not show “${name}”`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
