import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { CID } from "multiformats/cid";
import { concatBytes } from "../../src/artifact/bytes.ts";
import {
  BATCH_SIZE,
  contentHash,
  decryptArtifact,
  encryptArtifact,
  findFraud,
  hashArtifact,
  NO_KEY,
} from "../../src/artifact/index.ts";
import type { Content } from "../../src/artifact/index.ts";
import * as sdk from "../../src/delivery/index.ts";
import { digestToCid, uploadFile } from "../../src/ipfs/index.ts";
import { startIpfsServer, type IpfsServer } from "../ipfs/ipfs-server.ts";

const REGISTRY = "0x1111111111111111111111111111111111111111";
const ESCROW = "0x3333333333333333333333333333333333333333";
const SELLER = "0x2222222222222222222222222222222222222222";
const BUYER = "0x4444444444444444444444444444444444444444";
const plaintext = Uint8Array.from({ length: 2 * BATCH_SIZE + 4321 }, (_, p) => (31 * p + (p >> 12)) % 251);
const sellerMaster = sdk.randomBytes32();
const buyerMaster = sdk.randomBytes32();

let server: IpfsServer;
let context: sdk.VersionContext;
let offer: sdk.VersionOffer;

/** What a seller does; `lie` changes the leaf list before it is published. */
async function publish(lie: (leafList: Uint8Array<ArrayBuffer>) => Uint8Array = (list) => list) {
  context = { chainId: 31_337, registry: REGISTRY, seller: SELLER, nonce: sdk.newNonce() };
  const keys = sdk.deriveVersionKeys(sellerMaster, context);
  const { ciphertext, result } = encryptArtifact(plaintext, keys.contentKey);
  const artifact = await uploadFile(ciphertext, { url: server.url });
  const { size, ciphertextRoot, plaintextRoot, leafList } = await result;
  const leaves = await uploadFile(lie(leafList), { url: server.url });
  const content: Content = { size: BigInt(size), ciphertextRoot, plaintextRoot, keyHash: keys.keyHash };
  offer = {
    ...{ content, contentHash: contentHash(content), artifactDigest: artifact.digest },
    encryption: { context, commitment: { h: keys.h, y: keys.y }, leafListDigest: leaves.digest },
  };
}

/** Collects what a buyer keeps, and whether it was kept or thrown away. */
function buyersFile() {
  const pieces: Uint8Array[] = [];
  const state = { closed: false, aborted: false };
  const sink = new WritableStream<Uint8Array>({
    write: (piece) => void pieces.push(piece),
    close: () => void (state.closed = true),
    abort: () => void (state.aborted = true),
  });
  return { sink, state, bytes: () => concatBytes(pieces) };
}

before(async () => {
  server = await startIpfsServer();
});
after(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  server.behave = () => "honest";
  await publish();
});

const quick = { rounds: 1, timeoutMs: 5_000 };

describe("verifyBeforePay", () => {
  it("passes an honest version, hands out its ciphertext, and the whole journey ends in the plaintext", async () => {
    const file = buyersFile();
    const seen: number[] = [];
    const onProgress = (done: number) => void seen.push(done);
    const endpoints = [server.gateway];
    const verified = await sdk.verifyBeforePay(offer, { endpoints, sink: file.sink, onProgress });
    assert.deepEqual(file.state, { closed: true, aborted: false });
    assert.equal(seen.at(-1), plaintext.length);

    const purchaseKey = sdk.derivePurchaseKey(buyerMaster, {
      chainId: 31_337,
      escrow: ESCROW,
      buyer: BUYER,
      termsId: 1n,
    });
    const target = { chainId: 31_337, escrow: ESCROW, saleId: 5n, buyerPoint: purchaseKey.point } as const;
    const delivery = sdk.deliver(sellerMaster, context, target);
    assert.ok(sdk.verifyDelivery(delivery, target));
    const { contentKey } = sdk.openDelivery(purchaseKey.secret, delivery, offer.encryption!.commitment);
    const { content, leafList } = verified;
    const pieces: Uint8Array[] = [];
    for await (const piece of decryptArtifact(file.bytes(), { key: contentKey, content, leafList })) pieces.push(piece);
    assert.deepEqual(concatBytes(pieces), plaintext);
    assert.equal(await findFraud(file.bytes(), { key: contentKey, content, leafList: leafList! }), undefined);
  });

  it("checks and forgets without a sink", async () => {
    const { leafList } = await sdk.verifyBeforePay(offer, { endpoints: [server.kubo] });
    assert.equal(leafList?.length, 32 * 514);
  });

  const endpoints = () => ({ ...quick, endpoints: [server.gateway] });

  it("refuses facts that are not those of the chain, before it downloads anything", async () => {
    server.asked.times = 0;
    const { encryption } = offer;
    const other = sdk.deriveVersionKeys(buyerMaster, { ...context, nonce: sdk.newNonce() });
    const wrong: sdk.VersionOffer[] = [
      { ...offer, contentHash: NO_KEY },
      { ...offer, content: { ...offer.content, size: offer.content.size + 1n } },
      { ...offer, encryption: undefined },
      { ...offer, encryption: { ...encryption!, commitment: other } },
      { ...offer, encryption: { ...encryption!, context: { ...context, seller: BUYER } } },
      { ...offer, encryption: { ...encryption!, context: { ...context, nonce: sdk.newNonce() } } },
    ];
    for (const each of wrong) {
      const file = buyersFile();
      await assert.rejects(sdk.verifyBeforePay(each, { ...endpoints(), sink: file.sink }), {
        code: "Delivery_CommitmentMismatch",
      });
      assert.ok(file.state.aborted);
    }
    assert.equal(server.asked.times, 0);
  });

  it("refuses a leaf list that is missing, or not the committed one, so that fraud stays provable", async () => {
    const swap = (list: Uint8Array) => concatBytes([list.subarray(32, 64), list.subarray(0, 32), list.subarray(64)]);
    await publish(swap);
    await assert.rejects(sdk.verifyBeforePay(offer, endpoints()), { code: "Artifact_LeafListMismatch" });
    await publish((list) => list.subarray(32));
    await assert.rejects(sdk.verifyBeforePay(offer, endpoints()), { code: "Ipfs_WrongLayout" });
    await publish();
    const cid = digestToCid(offer.encryption!.leafListDigest, 32 * 514);
    server.behave = (asked) => (asked === cid ? 404 : "honest");
    await assert.rejects(sdk.verifyBeforePay(offer, endpoints()), { code: "Ipfs_ContentGone" });
  });

  it("refuses a file that is not the committed one, and a gateway that changes a byte, and throws the sink away", async () => {
    const other = await uploadFile(plaintext, { url: server.url });
    const file = buyersFile();
    const swapped = { ...offer, artifactDigest: other.digest };
    await assert.rejects(sdk.verifyBeforePay(swapped, { ...endpoints(), sink: file.sink }), {
      code: "Artifact_CiphertextMismatch",
    });
    assert.deepEqual(file.state, { closed: false, aborted: true });

    const root = digestToCid(offer.artifactDigest, offer.content.size);
    server.behave = (cid) => (CID.parse(cid).code === 0x55 && cid !== root ? "tampers" : "honest");
    const second = buyersFile();
    await assert.rejects(sdk.verifyBeforePay(offer, { ...endpoints(), sink: second.sink }), { name: "IpfsError" });
    assert.deepEqual(second.state, { closed: false, aborted: true });
    assert.equal(second.bytes().length, 0);
  });

  it("passes an open artifact without a key, and refuses one with two roots", async () => {
    const artifact = await uploadFile(plaintext, { url: server.url });
    const { root, size } = await hashArtifact(plaintext);
    const content: Content = { size: BigInt(size), ciphertextRoot: root, plaintextRoot: root, keyHash: NO_KEY };
    const open = { content, contentHash: contentHash(content), artifactDigest: artifact.digest };
    assert.deepEqual(await sdk.verifyBeforePay(open, endpoints()), { content, leafList: undefined });
    const odd = { ...content, plaintextRoot: NO_KEY };
    const offered = { ...open, content: odd, contentHash: contentHash(odd) };
    await assert.rejects(sdk.verifyBeforePay(offered, endpoints()), { code: "Artifact_CiphertextMismatch" });
  });

  it("stops when aborted", async () => {
    server.behave = () => "hangs";
    const file = buyersFile();
    const signal = AbortSignal.timeout(50);
    const verifying = sdk.verifyBeforePay(offer, { endpoints: [server.gateway], sink: file.sink, signal });
    await assert.rejects(verifying, { name: "TimeoutError" });
    assert.ok(file.state.aborted);
  });
});
