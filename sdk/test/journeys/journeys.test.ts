// What users do from beginning to end, on the whole stack, and where it may be interrupted.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Hash } from "viem";
import { getBlockNumber } from "viem/actions";
import {
  actions,
  agent,
  encodeMetadata,
  encryptArtifact,
  journeys,
  MarketError,
  parseFtns,
  poolId,
  queries,
  reads,
  requireAccount,
  uploadFile,
  uploadMetadata,
  type MarketClient,
} from "../../src/index.ts";
import { deriveVersionKeys, newNonce } from "../../src/delivery/keys.ts";
import { failsWith } from "../support/failures.ts";
import { countingUploads } from "../support/uploads.ts";
import { publicationOf, startWholeMarket, type WholeMarket } from "../support/whole-market.ts";

const BYTES = crypto.getRandomValues(new Uint8Array(20_000));

let whole: WholeMarket;
let seller: MarketClient;
let buyer: MarketClient;
let master: Uint8Array;

before(async () => {
  whole = await startWholeMarket();
  seller = whole.as(2);
  buyer = whole.as(6);
  master = await journeys.sellerMaster(seller, { checkTwice: true });
  await journeys.prepareToSell(seller, parseFtns("100"));
});
after(() => whole.stop());

const model = (more = {}) => publicationOf({ name: "A model", bytes: BYTES, master, price: parseFtns("10"), ...more });

/** A sink that keeps what it gets. */
function keeping(): { sink: WritableStream<Uint8Array>; bytes: () => Uint8Array; state: () => string } {
  const pieces: Uint8Array[] = [];
  let state = "open";
  const sink = new WritableStream<Uint8Array>({
    write: (piece) => void pieces.push(piece.slice()),
    close: () => void (state = "closed"),
    abort: () => void (state = "aborted"),
  });
  return { sink, bytes: () => new Uint8Array(Buffer.concat(pieces)), state: () => state };
}

/** Delivers what the seller owes. */
async function deliverAll(): Promise<void> {
  const account = requireAccount(seller);
  await new agent.DeliveryAgent(seller, { account, master, confirmations: 1 }).runOnce();
}

async function buyModel(terms: bigint, version = 1) {
  const buyerMaster = await journeys.buyerMaster(buyer);
  const bought = await journeys.purchase(buyer, { terms, version, master: buyerMaster });
  return { bought, buyerMaster };
}

describe("publish", () => {
  it("goes on after an interruption at any step, and does nothing twice", async () => {
    const count = await queries.readStatistics(buyer).then(({ market }) => market?.assets ?? 0);
    let draft: journeys.PublicationDraft | undefined;
    const steps: string[] = [];
    let opened = 0;
    const input = model({ name: "Interrupted" });
    const artifact = { ...input.artifact, open: () => (opened++, input.artifact.open()) };
    // Fails after every step that is kept, until nothing is left to do.
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        const done = await journeys.publish(
          seller,
          { ...input, artifact },
          {
            draft,
            onStep: (step) => void (steps.at(-1) === step || steps.push(step)),
            onDraft: (kept) => {
              draft = JSON.parse(JSON.stringify(kept)) as journeys.PublicationDraft;
              if (attempt < 12) throw new Error("the page was closed");
            },
          },
        );
        assert.equal(done.terms.length, 1);
        break;
      } catch (error) {
        assert.match((error as Error).message, /the page was closed/);
      }
    }
    assert.equal(opened, 2, "the artifact was hashed, encrypted and uploaded once");
    assert.deepEqual(new Set(steps), new Set(["hash", "encrypt", "upload", "metadata", "publish", "terms", "list"]));
    await queries.waitForBlock(buyer, await getBlockNumber(buyer.client, { cacheTime: 0 }));
    const { market } = await queries.readStatistics(buyer);
    assert.equal(market?.assets, count + 1, "the asset was published once");
    const page = await queries.readAssetPage(buyer, Number(draft?.asset));
    assert.deepEqual([page?.terms.length, page?.activeOffers], [1, 1]);
  });

  it("goes on in the middle of a file; another file begins anew, under another nonce", async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(65_536));
    const file = new Uint8Array(24 * 1_048_576).map((_, i) => bytes[(i + (i >> 16)) & 65_535]!);
    const salt = newNonce();
    const input = { open: () => file, size: file.length, master };
    await using traffic = countingUploads();
    const stop = new AbortController();
    const interrupted = journeys.storeArtifact(seller, input, {
      signal: stop.signal,
      attempt: { salt, resume: false },
      onProgress: (phase, done) => phase === "upload" && done >= 12 * 1_048_576 && stop.abort(new Error("closed")),
    });
    await assert.rejects(interrupted, /closed/);
    traffic.bytes = 0;
    const stored = await journeys.storeArtifact(seller, input, { attempt: { salt, resume: true } });
    assert.ok(
      traffic.bytes < file.length / 2 + 5 * 1_048_576,
      `${traffic.bytes} bytes were sent after the interruption`,
    );
    assert.ok(traffic.bytes > 1_048_576, "the rest was sent");
    assert.equal(stored.size, file.length);

    const other = file.slice();
    other[other.length - 1]! ^= 1;
    const changed = await journeys.storeArtifact(
      seller,
      { ...input, open: () => other },
      { attempt: { salt, resume: true } },
    );
    assert.notEqual(changed.keyNonce, stored.keyNonce);
    assert.notEqual(changed.keyHash, stored.keyHash);
  });

  it("hashes what is open, and tells the bytes of each phase", async () => {
    const seen = new Map<string, number>();
    const input = publicationOf({ name: "Open", bytes: BYTES });
    await journeys.publish(seller, { ...input, offers: [] }, { onStep: (step, done = 0) => void seen.set(step, done) });
    const { length } = BYTES;
    assert.deepEqual(
      [...seen],
      [
        ["hash", length],
        ["upload", length],
        ["metadata", 0],
        ["publish", 0],
      ],
    );
  });

  it("publishes a further version of an asset", async () => {
    const first = await journeys.publish(seller, model());
    const second = await journeys.publish(seller, {
      ...model({ name: "A better model" }),
      asset: first.asset,
      offers: [],
    });
    assert.deepEqual([second.asset, second.version], [first.asset, 2]);
    const { bought } = await buyModel(first.terms[0] ?? assert.fail(), 2);
    assert.equal(bought.version, 2);
    await failsWith(buyModel(first.terms[0] ?? assert.fail(), 1), "NotForSale");
  });
});

describe("purchase and receive", () => {
  it("brings the file, byte for byte, with progress", async () => {
    const { asset, terms } = await journeys.publish(seller, model());
    const kept = keeping();
    const inspected = await journeys.inspectVersion(buyer, asset, 1, { sink: kept.sink });
    assert.equal(kept.bytes().length, BYTES.length);
    assert.notDeepEqual(kept.bytes(), BYTES);
    assert.equal(inspected.metadata.name, "A model");

    const hashes: Hash[] = [];
    const buyerMaster = await journeys.buyerMaster(buyer, { checkTwice: true });
    const bought = await journeys.purchase(
      buyer,
      { terms: terms[0] ?? assert.fail(), version: 1, master: buyerMaster },
      { onEvent: (event) => event.type === "sent" && hashes.push(event.hash) },
    );
    assert.equal((await journeys.resumePurchase(buyer, hashes[0] ?? assert.fail()))?.sale, bought.sale);
    assert.equal(await journeys.resumePurchase(buyer, `0x${"12".repeat(32)}`), undefined);

    const received = keeping();
    const steps: string[] = [];
    let last = 0;
    const receiving = journeys.receive(
      buyer,
      { sale: bought.sale, master: buyerMaster, sink: received.sink },
      { pollMs: 50, onStep: (step, done) => (steps.at(-1) === step || steps.push(step), (last = done ?? last)) },
    );
    await deliverAll();
    const { sale } = await receiving;
    assert.deepEqual(received.bytes(), BYTES);
    assert.deepEqual([received.state(), last, steps], ["closed", BYTES.length, ["delivery", "key", "file"]]);
    await journeys.acceptSale(buyer, sale);

    // Again, later, on another device: the wallet alone is enough.
    const again = keeping();
    await journeys.receive(buyer, { sale: bought.sale, master: await journeys.buyerMaster(buyer), sink: again.sink });
    assert.deepEqual(again.bytes(), BYTES);
    // A renewal needs no key any more, and settles at once.
    const renewal = await journeys.purchase(buyer, { terms: terms[0] ?? assert.fail(), version: 1 });
    assert.equal(renewal.state, "Settled");
  });

  it("opens for nobody else, and leaves nothing in the sink", async () => {
    const { terms } = await journeys.publish(seller, model());
    const { bought } = await buyModel(terms[0] ?? assert.fail());
    await deliverAll();
    const stranger = keeping();
    const input = { sale: bought.sale, master: new Uint8Array(32).fill(3), sink: stranger.sink };
    await failsWith(journeys.receive(buyer, input), "Delivery_WrongKey");
    assert.deepEqual([stranger.state(), stranger.bytes().length], ["aborted", 0]);
  });

  it("refuses a price above the agreed one, a missing key, and waits no longer than told", async () => {
    const { terms } = await journeys.publish(seller, model());
    const [offered] = terms;
    assert(offered !== undefined);
    await failsWith(journeys.purchase(buyer, { terms: offered, version: 1 }), "InvalidInput");
    const order = { terms: offered, version: 1, master: new Uint8Array(32).fill(1) };
    await failsWith(journeys.purchase(buyer, { ...order, maxPrice: parseFtns("9") }), "NotForSale");
    const { bought } = await buyModel(offered);
    const stop = AbortSignal.timeout(200);
    await failsWith(journeys.awaitDelivery(buyer, bought.sale, { pollMs: 20, signal: stop }), "Aborted");
    await actions.send(seller, actions.declineSale(seller, await reads.readSale(seller, bought.sale)));
    const declined = await failsWith(journeys.awaitDelivery(buyer, bought.sale), "NotDelivered");
    assert.match(declined.message, /was refunded/);
  });

  it("downloads what is open without a purchase", async () => {
    const { asset } = await journeys.publish(seller, publicationOf({ name: "Open data", bytes: BYTES }));
    const received = keeping();
    await journeys.downloadOpenArtifact(buyer, { asset, version: 1, sink: received.sink });
    assert.deepEqual(received.bytes(), BYTES);
  });

  it("does not get past a gateway that changes a byte", async () => {
    const { asset } = await journeys.publish(seller, publicationOf({ name: "Open data", bytes: BYTES }));
    const [endpoint] = buyer.ipfs?.endpoints ?? [];
    assert(endpoint !== undefined);
    const { createServer } = await import("node:http");
    const tampering = createServer((request, response) => {
      void fetch(endpoint.url + request.url, { headers: { accept: request.headers.accept ?? "*/*" } }).then(
        async (found) => {
          const body = new Uint8Array(await found.arrayBuffer());
          if (body.length > 1_000) body[10]! ^= 1;
          response.end(body);
        },
      );
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => {
      tampering.once("listening", resolve);
    });
    const { port } = tampering.address() as { port: number };
    const bad = { kind: "gateway", url: `http://127.0.0.1:${port}` } as const;
    try {
      const received = keeping();
      const alone = { ...buyer, ipfs: { endpoints: [bad] } };
      const input = { asset, version: 1, sink: received.sink };
      const error = await failsWith(journeys.downloadOpenArtifact(alone, input), "Ipfs_Unavailable");
      assert.match(error.message, /./);
      assert.equal(received.bytes().length, 0);
      const helped = keeping();
      const both = { ...buyer, ipfs: { endpoints: [bad, endpoint] } };
      await journeys.downloadOpenArtifact(both, { ...input, sink: helped.sink });
      assert.deepEqual(helped.bytes(), BYTES);
    } finally {
      tampering.close();
    }
  });
});

describe("disputeContent", () => {
  /** Publishes a version whose ciphertext is not what the leaf list commits to: the seller cheats. */
  async function publishLie() {
    const nonce: `0x${string}` = `0x${"5a".repeat(32)}`;
    const account = requireAccount(seller);
    const keys = deriveVersionKeys(master, {
      chainId: seller.chain.id,
      registry: seller.addresses.AssetRegistry,
      seller: account,
      nonce,
    });
    const promised = encryptArtifact(BYTES, keys.contentKey, { workers: 0 });
    await promised.ciphertext.pipeTo(new WritableStream());
    const rubbish = encryptArtifact(new Uint8Array(BYTES.length), keys.contentKey, { workers: 0 });
    const target = seller.ipfs?.upload ?? assert.fail();
    const file = await uploadFile(rubbish.ciphertext, target);
    const { plaintextRoot, leafList } = await promised.result;
    const { ciphertextRoot } = await rubbish.result;
    const leaves = await uploadFile(leafList, target);
    const { keyHash, h: H, y: Y } = keys;
    const encryption = {
      scheme: "ftns-market/v1",
      H,
      Y,
      nonce,
      ciphertextRoot,
      plaintextRoot,
      leavesCid: leaves.cid,
    } as const;
    const stored = {
      cid: file.cid,
      digest: file.digest,
      size: file.size,
      ciphertextRoot,
      plaintextRoot,
      keyHash,
      keyNonce: nonce,
      encryption,
    };
    const metadata = await uploadMetadata(encodeMetadata(model().metadata(stored)), target);
    const content = { ciphertextRoot, plaintextRoot, size: BigInt(BYTES.length), keyHash };
    const version = { metadataDigest: metadata.digest, artifactDigest: file.digest, keyNonce: nonce, content };
    const published = await actions.send(seller, actions.publishAsset(seller, { category: "Model", version }));
    const { asset } = actions.publishedVersion(seller, published.receipt);
    const terms = actions.createTerms(seller, { asset, kind: "Perpetual", text: { spdx: "MIT" } });
    const termsId = actions.createdTerms(seller, (await actions.send(seller, terms)).receipt);
    await actions.send(seller, actions.listLicences(seller, { terms: termsId, price: parseFtns("10") }));
    return termsId;
  }

  it("proves a lie on chain and brings the money back with the bond", async () => {
    const { bought, buyerMaster } = await buyModel(await publishLie());
    await deliverAll();
    const received = keeping();
    await failsWith(
      journeys.receive(buyer, { sale: bought.sale, master: buyerMaster, sink: received.sink }),
      "Artifact_LeafMismatch",
    );
    assert.equal(received.state(), "aborted");

    const sale = await reads.readSale(buyer, bought.sale);
    const version = await journeys.readVersionFacts(buyer, bought.asset, 1);
    const key = await journeys.openKey(buyer, sale, version, buyerMaster);
    const { credit } = await reads.readFunds(buyer, requireAccount(buyer));
    const dispute = (await journeys.disputeContent(buyer, { sale, version, key })) ?? assert.fail();
    assert.ok(dispute.proved !== undefined && dispute.refunded !== undefined);
    const now = await reads.readFunds(buyer, requireAccount(buyer));
    assert.equal(now.credit - credit, parseFtns("10.5"));
    assert.equal((await reads.readAsset(buyer, bought.asset)).status, "Fraudulent");
    assert.equal((await reads.readCertificate(buyer, bought.asset, 1)).fraudulent, true);
    const again = await journeys.disputeContent(buyer, { sale, version, key });
    assert.deepEqual(again, { proved: undefined, refunded: undefined });
  });

  it("finds nothing where nothing is wrong", async () => {
    const { terms, asset } = await journeys.publish(seller, model());
    const { bought, buyerMaster } = await buyModel(terms[0] ?? assert.fail());
    await deliverAll();
    const sale = await reads.readSale(buyer, bought.sale);
    const version = await journeys.readVersionFacts(buyer, asset, 1);
    const key = await journeys.openKey(buyer, sale, version, buyerMaster);
    assert.equal(await journeys.disputeContent(buyer, { sale, version, key }), undefined);
  });
});

describe("distributeAndWithdraw", () => {
  it("collects from a child and its parent in one round", async () => {
    const steward = whole.as(5);
    const data = await journeys.publish(steward, publicationOf({ name: "Data", price: parseFtns("1") }));
    const parents = [{ asset: data.asset, royaltyBps: 2_000 }];
    const child = await journeys.publish(seller, publicationOf({ name: "Child", price: parseFtns("10"), parents }));
    const bought = await journeys.purchase(buyer, { terms: child.terms[0] ?? assert.fail(), version: 1 });
    await queries.waitForBlock(buyer, await getBlockNumber(buyer.client, { cacheTime: 0 }));

    // The steward has a part in the parent only: until the child is distributed, nothing is there.
    assert.deepEqual((await journeys.distributeAndWithdraw(steward)).distributed, []);
    const pools = [poolId(child.asset, 1), poolId(data.asset, 1)];
    const before = await reads.readFunds(steward, requireAccount(steward));
    const steps: unknown[] = [];
    const collected = await journeys.distributeAndWithdraw(steward, { pools, onStep: (step) => steps.push(step) });
    const royalty = bought.quote.royalties[0]?.amount ?? assert.fail();
    assert.deepEqual(collected, { distributed: pools, withdrawn: royalty });
    assert.deepEqual(steps, [{ pool: pools[0] }, { pool: pools[1] }, "withdraw"]);
    const now = await reads.readFunds(steward, requireAccount(steward));
    assert.equal(now.wallet - before.wallet, royalty);
    assert.deepEqual(await journeys.distributeAndWithdraw(steward, { pools }), { distributed: [], withdrawn: 0n });
  });
});

it("says what the market client lacks", async () => {
  const blind = { ...seller, ipfs: undefined };
  const error = await failsWith(journeys.publish(blind, model()), "InvalidInput");
  assert.ok(error instanceof MarketError);
  await failsWith(journeys.inspectVersion(blind, 1, 1), "InvalidInput");
});
