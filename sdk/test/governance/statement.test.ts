// Statements of delegates: what is written, what is refused, and what comes from the chain and IPFS.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sha256, zeroHash, type Hex } from "viem";
import { getContractEvents } from "viem/actions";
import {
  actions,
  cidToDigest,
  governance,
  journeys,
  requireAccount,
  uploadFile,
  type MarketClient,
} from "../../src/index.ts";
import { delegateDirectoryAbi } from "../../src/generated/abis.ts";
import { startIpfsServer, type IpfsServer } from "../ipfs/ipfs-server.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";

const { encodeStatement, parseStatement } = governance;
const statement = { name: "Ada", text: "# Fees\n\nLow fees, **slow** changes." };
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("a statement", () => {
  it("is written in one way only, and read back", () => {
    const bytes = encodeStatement({ ...statement, more: "dropped" } as typeof statement);
    assert.equal(new TextDecoder().decode(bytes), JSON.stringify({ version: 1, ...statement }));
    assert.deepEqual(parseStatement(bytes), { ok: true, statement });
  });

  it("is not written when its reader would refuse it", () => {
    for (const wrong of [
      { ...statement, name: "" },
      { ...statement, name: "x".repeat(81) },
      { ...statement, name: "two\nlines" },
      { ...statement, name: "a\u202Eb" },
      { ...statement, text: "x".repeat(10_001) },
      { ...statement, text: " \n" },
      { ...statement, text: "\u0000" },
    ])
      assert.throws(() => encodeStatement(wrong), { code: "InvalidInput" }, JSON.stringify(wrong).slice(0, 60));
  });

  it("of the longest name and text fits into its limit of bytes, in any script", () => {
    const longest = { name: "😀".repeat(80), text: '"😀'.repeat(5_000) };
    const bytes = encodeStatement(longest);
    assert(bytes.length <= governance.STATEMENT_MAX_BYTES);
    assert.deepEqual(parseStatement(bytes), { ok: true, statement: longest });
  });

  it("is refused without a throw when it is hostile", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const hostile: readonly Uint8Array[] = [
      ...["", "null", "[]", "7", "{", "\uFEFF{}", `{"a":${deep.slice(0, 30_000)}}`].map((text) =>
        new TextEncoder().encode(text),
      ),
      new Uint8Array([0xff, 0xfe]),
      new Uint8Array(governance.STATEMENT_MAX_BYTES + 1),
      bytesOf({ ...statement }),
      bytesOf({ ...statement, version: 2 }),
      bytesOf({ ...statement, version: "1" }),
      bytesOf({ version: 1, name: ["Ada"], text: {} }),
      bytesOf({ version: 1, name: "Ada\u2066", text: "x" }),
    ];
    for (const bytes of hostile) {
      const read = parseStatement(bytes);
      assert.equal(read.ok, false, new TextDecoder().decode(bytes.slice(0, 40)));
      assert(!read.ok && read.problems.length > 0);
    }
  });

  it("does not pass on what the schema does not know", () => {
    const read = parseStatement(bytesOf({ version: 1, ...statement, html: "<script>", ["__proto__"]: { evil: 1 } }));
    assert.deepEqual(read, { ok: true, statement });
  });
});

describe("a published statement", () => {
  let test: TestMarket;
  let ipfs: IpfsServer;
  let delegate: MarketClient;

  before(async () => {
    [test, ipfs] = await Promise.all([startMarket(), startIpfsServer()]);
    delegate = test.as("delegate", { ipfs: { upload: { url: ipfs.url }, endpoints: [ipfs.gateway] } });
  });
  after(async () => {
    await test.stop();
    await ipfs[Symbol.asyncDispose]();
  });

  it("is found by the digest on the chain, and taken back", async () => {
    const digest = await journeys.publishStatement(delegate, statement);
    assert.equal(digest, sha256(encodeStatement(statement)));
    assert.deepEqual(await governance.fetchStatement(delegate, digest), statement);
    await actions.send(delegate, actions.publishStatement(delegate, zeroHash));
    const contract = { address: delegate.addresses.DelegateDirectory, abi: delegateDirectoryAbi } as const;
    const events = await getContractEvents(delegate.client, {
      ...{ ...contract, eventName: "StatementPublished", fromBlock: 0n },
    });
    const account = requireAccount(delegate);
    assert.deepEqual(
      events.map(({ args }) => args),
      [
        { delegate: account, digest },
        { delegate: account, digest: zeroHash },
      ],
    );
    await failsWith(governance.fetchStatement(delegate, zeroHash), "NotFound");
  });

  it("is not believed when a gateway changes a byte, or when it is something else", async () => {
    const digest = await journeys.publishStatement(delegate, { ...statement, name: "Grace" });
    ipfs.behave = () => "tampers";
    await failsWith(governance.fetchStatement(delegate, digest), "Ipfs_Unavailable");
    ipfs.behave = () => "honest";
    const file = await uploadFile(new TextEncoder().encode("not a statement"), { url: ipfs.url });
    const other: Hex = cidToDigest(file.cid);
    const { message } = await failsWith(governance.fetchStatement(delegate, other), "Metadata_Invalid");
    assert.match(message, /The statement is not valid JSON/);
  });

  it("needs an IPFS node, and says so", async () => {
    const alone = test.as("delegate");
    await failsWith(journeys.publishStatement(alone, statement), "InvalidInput");
    await failsWith(governance.fetchStatement(alone, `0x${"12".repeat(32)}`), "InvalidInput");
  });
});
