// `npm run deliver` as an operator uses it: keystores first, then the agent.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { COMMANDS, parseDeliverOptions } from "../../../scripts/deliver/options.ts";
import { runDeliver } from "../../../scripts/deliver/run.ts";
import { secretSource } from "../../../scripts/deliver/secrets.ts";
import { actions, derivePurchaseKey, journeys, parseFtns, reads, type MarketClient } from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { encryptedVersion, fundBonds, offer, versionContext } from "../support/versions.ts";

const PASSWORD = "correct horse battery";
const CHEAP = { n: 16_384, r: 8, p: 1 };

let chain: TestMarket;
let seller: MarketClient;
let folder: string;
let lines: string[];

before(async () => {
  chain = await startMarket();
  seller = chain.as("seller");
  folder = await mkdtemp(join(tmpdir(), "ftns-deliver-"));
  await writeFile(join(folder, "market.json"), JSON.stringify(seller.deployment));
});
after(async () => {
  await chain.stop();
  await rm(folder, { recursive: true });
});

/** Runs a command with secrets in the environment. */
async function command(args: string[], env: Record<string, string> = {}): Promise<string[]> {
  lines = [];
  const places = ["--rpc", chain.rpcUrl, "--deployment", join(folder, "market.json")];
  const files = ["keystore", "relay", "state"].flatMap((name) => [`--${name}`, join(folder, `${name}.json`)]);
  const options = parseDeliverOptions([...places, ...files, ...args], {});
  assert.notEqual(options, "help");
  if (options === "help") return [];
  const secrets = secretSource({ FTNS_KEYSTORE_PASSWORD: PASSWORD, FTNS_RELAY_PASSWORD: PASSWORD, ...env });
  const signal = new AbortController().signal;
  await runDeliver(options, { secrets, log: (line) => lines.push(line), signal, cost: CHEAP });
  return lines;
}

async function soldModel(): Promise<bigint> {
  const context = versionContext(seller, chain.address("seller"));
  const master = await journeys.sellerMaster(seller);
  const { version } = await encryptedVersion(new TextEncoder().encode("a model"), context, master);
  const { terms } = await offer(seller, version);
  await fundBonds(seller, parseFtns("10"));
  const buyer = chain.as("buyer");
  const bound = {
    chainId: buyer.chain.id,
    escrow: buyer.addresses.Escrow,
    buyer: chain.address("buyer"),
    termsId: terms,
  };
  const key = derivePurchaseKey(await journeys.buyerMaster(buyer), bound);
  await actions.send(buyer, actions.approve(buyer, { spender: "Listings", amount: parseFtns("10") }));
  const deadline = (await chain.now()) + 600;
  const input = { terms, quantity: 1, version: 1, maxPrice: parseFtns("10"), deadline, buyerKey: key.point };
  return actions.openedSale(buyer, (await actions.send(buyer, actions.buy(buyer, input))).receipt).sale;
}

describe("npm run deliver", () => {
  it("delivers from keystores that hold nothing readable", async () => {
    const sale = await soldModel();
    const sellerKey = chain.privateKey("seller");
    await command(["master-of-wallet"], { FTNS_PRIVATE_KEY: sellerKey });
    await command(["import-relay"], { FTNS_PRIVATE_KEY: chain.privateKey("keeper") });
    assert.match(lines.at(-1) ?? "", new RegExp(`^${chain.address("keeper")} pays for gas`));

    await command(["run", "--once"]);
    assert.match(lines.join("\n"), /agent of 0x.* started at block/);
    assert.match(lines.join("\n"), new RegExp(`delivered the key of sale ${sale} `));
    assert.equal((await reads.readSale(seller, sale)).state, "Delivered");
    await command(["run", "--once"]);
    assert.doesNotMatch(lines.join("\n"), /delivered/);

    const master = Buffer.from(await journeys.sellerMaster(seller)).toString("hex");
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), "utf8");
      for (const secret of [master, sellerKey.slice(2), chain.privateKey("keeper").slice(2), PASSWORD]) {
        assert.ok(!text.toLowerCase().includes(secret), `${name} holds a secret`);
      }
    }
    assert.equal((await stat(join(folder, "keystore.json"))).mode & 0o077, 0);
  });

  it("never overwrites a keystore", async () => {
    await assert.rejects(command(["new-master", "--account", chain.address("seller")]), /is there already/);
    await assert.rejects(command(["new-relay"]), /is there already/);
  });

  it("says what is missing or wrong", async () => {
    await assert.rejects(
      command(["run", "--once"], { FTNS_KEYSTORE_PASSWORD: "another password" }),
      /password is wrong/i,
    );
    await assert.rejects(command(["import-relay"], { FTNS_PRIVATE_KEY: "0x12" }), /64 hexadecimal digits/);
    await assert.rejects(command(["run", "--rpc", "http://127.0.0.1:1", "--once"]), /127.0.0.1:1 does not answer/);
    assert.throws(() => parseDeliverOptions(["fly"], {}), /fly is no command/);
    assert.throws(() => parseDeliverOptions(["run", "--poll", "soon"], {}), /--poll must be/);
    assert.throws(() => parseDeliverOptions(["new-master", "--account", "me"], {}), /not an address/);
    assert.equal(parseDeliverOptions([], {}), "help");
    assert.equal(COMMANDS.length, 5);
    const nobody = secretSource({}, { isTTY: false } as NodeJS.ReadStream);
    await assert.rejects(nobody.ask("The password", "FTNS_X"), /set FTNS_X/);
  });
});
