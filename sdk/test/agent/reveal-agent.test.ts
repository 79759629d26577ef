// The revealing agent, and `npm run reveal` as a bidder uses it, on a chain of their own.
import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { createPublicClient, custom, hexToBytes, http, type EIP1193RequestFn } from "viem";
import { secretSource } from "../../../scripts/deliver/secrets.ts";
import { parseRevealOptions } from "../../../scripts/reveal/options.ts";
import { runReveal } from "../../../scripts/reveal/run.ts";
import { encryptOpenings, writeOpenings, type BidOpening, type ReserveOpening } from "../../src/auctions/index.ts";
import { agent, createKeystore, devnetChain, journeys, parseFtns, reads, type MarketClient } from "../../src/index.ts";
import { saveKeystoreFile } from "../../src/node.ts";
import { openLot, passUntil } from "../auctions/market.ts";
import { startMarket, type Actor, type TestMarket } from "../support/chain.ts";

const PASSWORD = "correct horse battery";
const CHEAP = { n: 16_384, r: 8, p: 1 };

let chain: TestMarket;
let keeper: MarketClient;
let auction: bigint;
let times: { endsAt: number; revealEndsAt: number };
let openings: BidOpening[];
let reserve: ReserveOpening;
let snapshot: `0x${string}`;

before(async () => {
  chain = await startMarket();
  keeper = chain.as("keeper");
  const seller = chain.as("seller");
  const { terms } = await openLot(seller);
  const reserveMaster = await journeys.hiddenReserveMaster(seller, { kind: "Vickrey", terms });
  const price = { startingPrice: parseFtns("10"), reserve: parseFtns("20"), reserveMaster };
  const plan = { kind: "Vickrey", terms, ...price, duration: 3_600, revealWindow: 600 } as const;
  const created = await journeys.createAuction(seller, plan);
  times = created;
  reserve = created.reserve ?? assert.fail();
  auction = created.auction;
  openings = [await commit("buyer", "30"), await commit("second", "25"), await commit("third", "15")];
});
after(() => chain.stop());

beforeEach(async () => {
  if (snapshot !== undefined) await chain.revert(snapshot);
  snapshot = await chain.snapshot();
});

async function commit(actor: Actor, ftns: string): Promise<BidOpening> {
  const market = chain.as(actor);
  const bidMaster = await journeys.sealedBidMaster(market, { kind: "Vickrey", auction });
  const bid = { auction, version: 1, value: parseFtns(ftns), collateral: parseFtns("50"), bidMaster };
  return (await journeys.commitSealedBid(market, bid)).opening;
}

/** An agent whose events are kept. */
function watch(more: Partial<agent.RevealAgentOptions> = {}, market = keeper) {
  const events: agent.RevealEvent[] = [];
  const options = { openings: [...openings, reserve], recheckMs: 0, pollMs: 20, ...more };
  const watcher = new agent.RevealAgent(market, { ...options, onEvent: (event) => events.push(event) });
  const count = (type: agent.RevealEvent["type"]) => events.filter((event) => event.type === type).length;
  return { watcher, events, count };
}

/** Bids that are still to be revealed. */
async function sealed(): Promise<number> {
  const bids = openings.map(({ bidder }) => reads.readCommittedBid(keeper, { kind: "Vickrey", bidder, auction }));
  return (await Promise.all(bids)).filter(({ open }) => open).length;
}

describe("the revealing agent", () => {
  it("does nothing early, then everything in its time, once, and ends", async () => {
    const { watcher, count, events } = watch({ settle: true });
    await watcher.runOnce();
    await watcher.runOnce();
    assert.equal(count("watching"), 4);
    assert.equal(await sealed(), 3);
    assert.ok((await reads.readAuction(keeper, { auction })).reserveHidden);

    await passUntil(chain, times.endsAt + 1);
    await watcher.runOnce();
    assert.equal(count("reserveOpened"), 1);
    await watcher.runOnce();
    await watcher.runOnce();
    assert.deepEqual([count("reserveOpened"), count("revealed"), await sealed()], [1, 3, 0]);
    assert.equal(watcher.left, 4);

    await passUntil(chain, times.revealEndsAt + 1);
    await watcher.run(new AbortController().signal);
    assert.deepEqual([watcher.left, watcher.troubled], [0, false]);
    const settled = events.find((event) => event.type === "settled") ?? assert.fail();
    assert.match(agent.revealEventLine(settled), /has ended: sold for 25 FTNS$/);
    const { end } = await reads.readAuction(keeper, { auction });
    assert.equal(end?.winner, chain.address("buyer"));
  });

  it("shows nothing of a bid in its log before the chain does", async () => {
    const { watcher, events } = watch();
    await watcher.runOnce();
    for (const line of events.map(agent.revealEventLine)) assert.doesNotMatch(line, /FTNS|0x[0-9a-f]{64}/);
  });

  it("goes on after a restart, and may run twice at once", async () => {
    await passUntil(chain, times.endsAt + 1);
    const first = watch({ openings: [openings[0] ?? assert.fail(), reserve] });
    await first.watcher.runOnce();
    const [one, two] = [watch(), watch({}, chain.as("third"))];
    for (let round = 0; round < 3; round += 1) await Promise.all([one.watcher.runOnce(), two.watcher.runOnce()]);
    assert.equal(first.count("revealed") + one.count("revealed") + two.count("revealed"), 3);
    assert.equal(await sealed(), 0);
    assert.ok(!one.watcher.troubled && !two.watcher.troubled);
  });

  it("tells what was missed, and takes the collateral back when it is to", async () => {
    await passUntil(chain, times.revealEndsAt + 1);
    const plain = watch();
    await plain.watcher.runOnce();
    assert.deepEqual([plain.count("missed"), plain.watcher.troubled, plain.watcher.left], [4, true, 0]);
    const { watcher, count } = watch({ reclaim: true, openings });
    await watcher.runOnce();
    await watcher.runOnce();
    assert.deepEqual([count("reclaimed"), watcher.left, await sealed()], [3, 0, 0]);
    const { credit } = await reads.readFunds(keeper, chain.address("buyer"));
    assert.equal(credit, parseFtns("45"));
  });

  it("tries again when the chain cannot be reached, and stops when it is told to", async () => {
    await passUntil(chain, times.endsAt + 1);
    let cut = true;
    const through = http(chain.rpcUrl)({ chain: devnetChain(chain.rpcUrl) });
    const request = (async (call: { method: string; params?: unknown }) => {
      if (cut) throw new Error("cut off");
      return through.request(call as never);
    }) as EIP1193RequestFn;
    const transport = custom({ request }, { retryCount: 0 });
    const client = createPublicClient({ chain: devnetChain(chain.rpcUrl), transport, cacheTime: 0 });
    const { watcher, count } = watch({}, { ...keeper, client });
    await assert.rejects(watcher.runOnce());
    const stop = new AbortController();
    const running = watcher.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort();
    await running;
    assert.ok(count("waiting") > 0);
    cut = false;
    await watcher.runOnce();
    assert.equal(count("reserveOpened"), 1);
  });

  it("leaves what does not fit, and says so", async () => {
    const [bid] = openings;
    assert.ok(bid !== undefined);
    assert.throws(() => watch({ openings: [{ ...bid, chainId: 1 }] }), { code: "Mismatch" });
    assert.throws(() => watch({ openings: [{ ...bid, contract: keeper.addresses.EnglishAuction }] }), {
      code: "Mismatch",
    });
    const wrong = watch({
      openings: [
        { ...bid, value: bid.value + 1n },
        { ...reserve, reserve: parseFtns("21") },
      ],
    });
    await wrong.watcher.runOnce();
    assert.deepEqual([wrong.count("blocked"), wrong.watcher.left], [1, 1]);
    await passUntil(chain, times.endsAt + 1);
    await wrong.watcher.runOnce();
    assert.deepEqual([wrong.count("blocked"), wrong.watcher.left, wrong.watcher.troubled], [2, 0, true]);
    const nobody = watch({ openings: [{ ...bid, bidder: chain.address("delegate") }] });
    await nobody.watcher.runOnce();
    assert.equal(nobody.count("blocked"), 1);
  });
});

describe("npm run reveal", () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const secrets = secretSource({ FTNS_RELAY_PASSWORD: PASSWORD, FTNS_OPENINGS_PASSWORD: PASSWORD });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ftns-reveal-"));
    await writeFile(file("market.json"), JSON.stringify(keeper.deployment));
    const key = hexToBytes(chain.privateKey("keeper"));
    const relay = await createKeystore(key, PASSWORD, chain.address("keeper"), { cost: CHEAP });
    await saveKeystoreFile(file("relay.json"), relay);
    await mkdir(file("openings"));
    const encrypted = await encryptOpenings(openings.slice(0, 2), PASSWORD, { cost: CHEAP });
    await writeFile(file("openings/encrypted.json"), JSON.stringify(encrypted));
    await writeFile(file("openings/plain.json"), writeOpenings([...openings.slice(1), reserve]), { mode: 0o600 });
    await writeFile(file("openings/readme.txt"), "not an opening");
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs the command and gives back its lines. */
  async function command(args: readonly string[], from = secrets): Promise<{ lines: string[]; well: boolean }> {
    const lines: string[] = [];
    const places = ["--rpc", chain.rpcUrl, "--deployment", file("market.json"), "--relay", file("relay.json")];
    const options = parseRevealOptions([...places, ...args], {});
    if (options === "help") return assert.fail();
    const signal = new AbortController().signal;
    const well = await runReveal(options, { secrets: from, log: (line) => lines.push(line), signal });
    return { lines, well };
  }

  it("reveals what a folder holds, encrypted or not, each once", async () => {
    await passUntil(chain, times.endsAt + 1);
    const first = await command([file("openings"), "--once"]);
    assert.match(first.lines[0] ?? "", /watching 4 openings, 0x\w+ pays for gas$/);
    await command([file("openings"), "--once"]);
    const third = await command([file("openings"), "--once"]);
    assert.ok(third.well);
    assert.equal(await sealed(), 0);
    await passUntil(chain, times.revealEndsAt + 1);
    const { lines, well } = await command([file("openings"), "--settle", "--poll", "0.05"]);
    assert.ok(well);
    assert.match(lines.join("\n"), /auction \d+ has ended: sold for 25 FTNS/);
  });

  it("reports what was missed", async () => {
    await passUntil(chain, times.revealEndsAt + 1);
    const { lines, well } = await command([file("openings/encrypted.json"), "--reclaim", "--poll", "0.05"]);
    assert.ok(!well);
    assert.match(lines.join("\n"), /MISSED the bid of 0x/);
    assert.match(lines.join("\n"), /took back the collateral of the bid of 0x/);
  });

  it("says what is missing or wrong", async () => {
    const plain = file("openings/plain.json");
    await chmod(plain, 0o644);
    await assert.rejects(command([plain, "--once"]), /can be read by others. Run: chmod 600/);
    await chmod(plain, 0o600);
    await assert.rejects(command([file("nowhere")]), /cannot be read/);
    await writeFile(file("broken.json"), "{", { mode: 0o600 });
    await assert.rejects(command([file("broken.json")]), /broken.json: .*not JSON/);
    await mkdir(file("empty"));
    await assert.rejects(command([file("empty")]), /no .json file/);
    await writeFile(file("password"), "another password\n", { mode: 0o644 });
    const encrypted = file("openings/encrypted.json");
    await assert.rejects(command([encrypted, "--password-file", file("password")]), /can be read by others/);
    await chmod(file("password"), 0o600);
    await assert.rejects(command([encrypted, "--password-file", file("password")]), /password is wrong/i);
    await writeFile(file("password"), `${PASSWORD}\n`);
    assert.ok((await command([encrypted, "--password-file", file("password"), "--once"])).well);
    await assert.rejects(command([encrypted, "--rpc", "http://127.0.0.1:1"]), /does not answer/);
    assert.throws(() => parseRevealOptions(["x", "--poll", "soon"], {}), /--poll must be/);
    assert.equal(parseRevealOptions([], {}), "help");
    assert.equal(parseRevealOptions(["x", "-h"], {}), "help");
  });
});
