// `npm run audit` as an auditor uses it on a seat: a sealed ONNX model, its key handed over by the seller's agent.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Hex } from "viem";
import { parseAuditOptions } from "../../../scripts/audit/options.ts";
import { runAudit } from "../../../scripts/audit/run.ts";
import { secretSource } from "../../../scripts/deliver/secrets.ts";
import {
  agent,
  evaluators,
  downloadMetadata,
  journeys,
  reads,
  type AuditId,
  type MarketClient,
} from "../../src/index.ts";
import { irisBenchmark, irisModel } from "../evaluators/fixtures.ts";
import { MASTER } from "../support/versions.ts";
import { publicationOf } from "../support/whole-market.ts";
import { drawnAudit, keyFile, panelOf, PASSWORD, startAuditStage, submit, type AuditStage } from "./stage.ts";

const iris = irisModel();

let stage: AuditStage;
let seller: MarketClient;
let audit: AuditId;
let folder: string;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
  seller = stage.as("seller");
  folder = await mkdtemp(join(tmpdir(), "ftns-audit-"));
  await writeFile(join(folder, "market.json"), JSON.stringify(seller.deployment));
  await writeFile(join(folder, "benchmark.json"), irisBenchmark(iris).bytes);
  const description = "## Limits\none two three four five six seven eight nine ten eleven twelve thirteen";
  const sealed = publicationOf({
    name: "Iris",
    description,
    bytes: iris.bytes as Uint8Array<ArrayBuffer>,
    master: MASTER,
  });
  const { asset } = await journeys.publish(seller, { ...sealed, offers: [] });
  audit = await drawnAudit(stage, asset);
});
after(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

/** The command of a seat's auditor, once. */
async function command({ seat, actor }: Awaited<ReturnType<typeof panelOf>>[number], ...args: string[]) {
  const lines: string[] = [];
  const home = join(folder, `${actor}-${seat}`);
  const key = join(home, "auditor.json");
  await keyFile(stage, actor, key);
  const places = ["--rpc", stage.chain.rpcUrl, "--deployment", join(folder, "market.json"), "--ipfs", stage.ipfs.url];
  const options = parseAuditOptions(
    [
      "--audit",
      String(audit),
      "--key",
      key,
      "--folder",
      home,
      ...places,
      "--benchmark",
      join(folder, "benchmark.json"),
      "--once",
      "--poll",
      "0.05",
      ...args,
    ],
    {},
  );
  if (options === "help") return assert.fail();
  const secrets = secretSource({ FTNS_AUDITOR_PASSWORD: PASSWORD });
  const signal = new AbortController().signal;
  const went = await runAudit(options, { secrets, log: (line) => lines.push(line), signal });
  return { went, home, text: lines.join("\n") };
}

async function handKeysOver(): Promise<void> {
  const options = { account: stage.chain.address("seller"), master: MASTER, confirmations: 1 };
  await new agent.DeliveryAgent(seller, options).runOnce();
}

async function firstSeat() {
  return (await panelOf(stage, audit))[0] ?? assert.fail();
}

describe("npm run audit on a seat", () => {
  it("takes a panel from the sealed model to its certificate", async () => {
    const panel = await panelOf(stage, audit);
    for (const place of panel) {
      const { text } = await command(place);
      assert.match(
        text,
        /every block verified\nwaits for the key of the sealed artifact\nasked the owner for the key$/,
      );
    }
    assert.doesNotMatch((await command(panel[0]!)).text, /asked the owner/);
    await handKeysOver();
    const digests = new Set<string>();
    for (const place of panel) {
      const { text, home } = await command(place);
      assert.match(text, /decrypted: the content is what the version committed to/);
      assert.match(text, /ModelPerformance 100.00 % · DataQuality NotApplicable .* Documentation 20.00 %/);
      assert.match(text, /committed; .*seat-\d\.json opens it/);
      digests.add(/report (0x[0-9a-f]{64})/.exec(text)?.[1] ?? assert.fail());
      for (const name of await readdir(home)) assert.equal((await stat(join(home, name))).mode & 0o077, 0);
    }
    assert.equal(digests.size, 1); // the same evaluation gives the same report to everybody
    for (const place of panel) assert.match((await command(place)).text, /revealed/i);
    const { asset } = await reads.readAudit(seller, audit);
    const { live, certificate } = await reads.readCertificate(seller, asset, 1);
    assert(certificate !== undefined);
    const { contentCertified, scores } = certificate;
    assert.deepEqual([live, contentCertified, scores.ModelPerformance], [true, true, 10_000]);
    const [digest] = [...digests] as [Hex];
    const bytes = await downloadMetadata(digest, { endpoints: [stage.ipfs.gateway] });
    const { subject, verdict } = evaluators.reportOf(bytes);
    assert.deepEqual([subject, verdict], [{ chainId: 31_337, asset: String(asset), version: 1 }, "passed"]);
  });

  it("rebuilds a lost opening by the same evaluation", async () => {
    const [first, ...others] = await panelOf(stage, audit);
    await command(first!);
    await handKeysOver();
    const { home } = await command(first!);
    for (const other of others) await submit(stage, audit, other, 5_000);
    const opening = (await readdir(home)).find((name) => name.startsWith("audit-")) ?? assert.fail();
    await rm(join(home, opening));
    assert.match((await command(first!)).text, /to rebuild the opening[\s\S]*revealed/);
  });

  it("reports that the key was not handed over, when told to", async () => {
    const { text } = await command(await firstSeat(), "--without-key", "--dry-run");
    assert.match(text, /objection: The owner did not hand over the key/);
    assert.match(text, /DataQuality Withheld .*\nfailed; report 0x/);
    const { seats } = await reads.readAudit(seller, audit);
    assert.ok(seats.every(({ state }) => state === "Drawn"));
  });

  it("says that it is too late, and goes on with the audit without its account", async () => {
    await stage.chain.passTime(30 * 86_400);
    const { went, text } = await command(await firstSeat());
    assert.equal(went, false);
    assert.match(text, /The time to commit is over\.\nwent on with the audit: advance/);
  });

  it("refuses an opening that others can read", async () => {
    const [first, ...others] = await panelOf(stage, audit);
    await command(first!);
    await handKeysOver();
    const { home } = await command(first!);
    for (const other of others) await submit(stage, audit, other, 5_000);
    const name = (await readdir(home)).find((each) => each.startsWith("audit-")) ?? assert.fail();
    const text = await readFile(join(home, name));
    await rm(join(home, name));
    await writeFile(join(home, name), text, { mode: 0o644 });
    await assert.rejects(command(first!), /can be read by others/);
  });

  it("says that an account has no seat", async () => {
    await assert.rejects(
      command({ seat: 9, actor: "keeper" as "auditor1" }),
      /has no seat in audit 1\. It is Committing/,
    );
  });
});
