import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { hexToBytes, isAddressEqual, type Address } from "viem";
import type { Devnet } from "../../scripts/devnet/devnet.ts";
import {
  createKeystore,
  journeys,
  parseFtns,
  type Category,
  type MarketClient,
  type reads,
} from "../../sdk/src/index.ts";
import { saveKeystoreFile } from "../../sdk/src/node.ts";
import { confirm } from "./bidding.ts";
import { irisBenchmark } from "./model.ts";
import { PASSWORD } from "./key-file.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** With four bonds a draw takes most of whom it tries: a panel of few auditors is full but for one time in many thousands. */
export const STAKE = parseFtns("4000");
const CHEAP = { n: 16_384, r: 8, p: 1 };
const COMMAND_WITHIN_MS = 90_000;
const KEY_WITHIN_MS = 90_000;

/** Has an account audit models, or assets of another category. @param stake FTNS base units */
export async function enlist(
  market: MarketClient,
  name: string,
  { domain = "Model", stake = STAKE }: { readonly domain?: Category; readonly stake?: bigint } = {},
): Promise<void> {
  const text = `**${name}** measures what nobody chose.`;
  await journeys.becomeAuditor(market, { credentials: { name, text }, domains: [domain], stake });
}

/** What an auditor says of a model beside what is measured. */
export interface Opinion {
  /** Of a hundred. */
  readonly peerReview: number;
  readonly reason: string;
}

/** Of the three seats of a panel. */
export const OPINIONS: readonly [Opinion, Opinion, Opinion] = [
  { peerReview: 90, reason: "The card says what the model is not for." },
  { peerReview: 70, reason: "We expected the script that made the split." },
  { peerReview: 80, reason: "A clean export of a small classifier." },
];

/** Takes a step that anybody may take for an audit, on its page. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await confirm(page);
}

/** Asks the owner for the key of the one seat on the desk, and waits until it is there. */
export async function obtainKey(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask for the key" }).click();
  await confirm(page);
  await page.getByText("You have the key").waitFor({ timeout: KEY_WITHIN_MS });
}

/** Loads the file of the one seat on the desk, and runs the evaluators on it. */
export async function evaluate(page: Page, { peerReview, reason }: Opinion): Promise<void> {
  await page.getByRole("button", { name: "Load the file" }).click();
  await page.getByText("every byte as the version committed to").waitFor();
  const benchmark = { name: "iris.json", mimeType: "application/json", buffer: Buffer.from(irisBenchmark()) };
  await page.getByLabel("Benchmarks (may stay empty)").setInputFiles(benchmark);
  await page.getByRole("combobox", { name: "Peer review" }).selectOption("score");
  await page.getByRole("textbox", { name: "Points of 100" }).fill(String(peerReview));
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("button", { name: "Run the evaluators" }).click();
  await page.getByRole("region", { name: "Your report" }).waitFor();
}

/** Seals the finding that was made. @param path where the copy goes that opens it */
export async function seal(page: Page, path: string): Promise<void> {
  await page.getByRole("button", { name: "Seal this finding" }).click();
  const saved = page.waitForEvent("download");
  await confirm(page);
  await (await saved).saveAs(path);
}

/** Reveals the finding of the one seat on the desk. */
export async function reveal(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reveal", exact: true }).click();
  await confirm(page);
}

/** `npm run audit` of one account: what it keeps is in a folder of its own. */
export class AuditCommand implements AsyncDisposable {
  readonly #folder: string;
  readonly #args: readonly string[];

  private constructor(folder: string, args: readonly string[]) {
    this.#folder = folder;
    this.#args = args;
  }

  static async open({ accounts, urls, deployment }: Devnet, account: number, audit: bigint, opinion: Opinion) {
    const folder = await mkdtemp(join(tmpdir(), "ftns-audit-"));
    const { privateKey, address } = accounts[account] ?? assert.fail(`no account ${account}`);
    const at = (name: string) => join(folder, name);
    await mkdir(at("seat"), { mode: 0o700 });
    await saveKeystoreFile(
      at("auditor.json"),
      await createKeystore(hexToBytes(privateKey), PASSWORD, address, { cost: CHEAP }),
    );
    await writeFile(at("deployment.json"), JSON.stringify(deployment));
    await writeFile(at("iris.json"), irisBenchmark());
    return new AuditCommand(folder, [
      ...["--audit", String(audit), "--key", at("auditor.json"), "--folder", at("seat")],
      ...["--rpc", urls.chain, "--deployment", at("deployment.json"), "--ipfs", urls.ipfs],
      ...["--gateway", urls.ipfsGateway, "--benchmark", at("iris.json"), "--poll", "0.5"],
      ...["--judge", `PeerReview=${opinion.peerReview * 100}:${opinion.reason}`],
    ]);
  }

  /** Runs it until it says `line`, then ends it as Ctrl-C does. @returns what it said */
  async until(line: RegExp): Promise<string> {
    const script = ["scripts/bootstrap/run.mjs", "scripts/audit/main.ts", ...this.#args];
    const env = { ...process.env, FTNS_AUDITOR_PASSWORD: PASSWORD };
    const child = spawn(process.execPath, script, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    let said = "";
    const heard = new Promise<boolean>((resolve) => {
      const hear = (chunk: Buffer) => line.test((said += chunk.toString())) && resolve(true);
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
    });
    const timer = setTimeout(() => child.kill("SIGTERM"), COMMAND_WITHIN_MS);
    const found = await Promise.race([heard, ended.then(() => line.test(said))]);
    clearTimeout(timer);
    child.kill("SIGTERM");
    await ended;
    assert(found, `the command did not say ${line}:\n${said}`);
    return said;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Who sits on a panel, by seat. @param auditors numbers of the devnet's accounts */
export function seated(
  { seats }: reads.ChainAudit,
  auditors: readonly number[],
  addressOf: (account: number) => Address,
): number[] {
  return seats.map(({ number, auditor }) => {
    const found = auditors.find((one) => auditor !== undefined && isAddressEqual(addressOf(one), auditor));
    return found ?? assert.fail(`seat ${number} has none of the auditors`);
  });
}
