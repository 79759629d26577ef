/**
 * Gas of the market's operations, from real receipts on the deployed market, in the steady state: every contract, listing and pool
 * has been used before by others, payees already hold tokens and credit, the buyer is fresh, allowances are infinite.
 *
 *   node bench/gas.ts            measures, writes bench/gas.json, prints the table
 *   node bench/gas.ts --check    measures, compares with bench/gas.json, fails when one grows by more than 1 %
 */
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";

import hre from "hardhat";

import { deployMarket } from "../test/settlement/market.ts";
import { measureOperations } from "./operations.ts";

const FILE = new URL("gas.json", import.meta.url);
const TOLERANCE = 0.01;

interface Bar {
  /** Gas at most; none where no peer does it. */
  bar?: number;
  /** Best peer in the steady state, measured side by side on the same EVM. */
  peer?: string;
}

const BARS: Record<string, Bar> = {
  publish: { bar: 190_000, peer: "Ocean 1,477,760" },
  list: { bar: 60_000, peer: "Seaport 68,178" },
  buy: { bar: 105_000, peer: "Seaport ERC-721 116,706, ERC-1155 120,962" },
  buyWithPermit: { bar: 135_000, peer: "none" },
  buyEncrypted: {},
  buyFromVault: {},
  deliver: { bar: 243_000, peer: "none" },
  settle: {},
  distribute2: { bar: 60_000, peer: "0xSplits 67,549" },
  distribute5: { bar: 90_000, peer: "0xSplits 98,110" },
  distribute10: { bar: 140_000, peer: "0xSplits 149,033" },
  withdraw: {},
  transfer: { bar: 34_200, peer: "OpenZeppelin 34,114" },
  fraudProof: {},
  englishCreate: { bar: 85_000, peer: "Zora 148,969" },
  englishFirstBid: { bar: 70_000, peer: "Zora 147,883" },
  englishOutbid: { bar: 65_000, peer: "Zora 88,392, Nouns (ETH) 55,873" },
  englishSettle: { bar: 100_000, peer: "Zora 100,932" },
  dutchBuy: { bar: 110_000, peer: "Seaport 128,770, GDA (ETH) 73-106k" },
  vickreyCreate: { bar: 85_000, peer: "auction-zoo (ETH) 138,640" },
  vickreyCommit: { bar: 70_000, peer: "auction-zoo (ETH) 57,868" },
  vickreyReveal: { bar: 62_000, peer: "auction-zoo (ETH) 46-47k + 34,694" },
  vickreySettle: { bar: 110_000, peer: "auction-zoo (ETH) 69,787" },
  vickreyReclaim: {},
  lock: {},
  propose: {},
  castVote: { bar: 67_000, peer: "OpenZeppelin Governor 65,919" },
  queue: {},
  execute: {},
  auditorBond: {},
  auditOrder: {},
  drawPanel: {},
  attest: { bar: 110_000, peer: "EAS 200,272-222,668" },
  concludeAudit: {},
  auditKeyRequest: {},
  auditKeyDeliver: { bar: 250_000, peer: "none" },
  review: {},
  distributeRep5: {},
};

type Figures = Record<string, number>;

async function measure(): Promise<Figures> {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
  const connection = await hre.network.create({ network: "osaka", chainType: "l1" });
  try {
    const measured = await measureOperations(await deployMarket(connection));
    return Object.fromEntries(
      Object.keys(BARS).map((operation) => [operation, measured[operation] ?? missing(operation)]),
    );
  } finally {
    await connection.close();
  }
}

function missing(operation: string): never {
  throw new Error(`operation ${operation} was not measured`);
}

function printTable(figures: Figures, before: Figures): void {
  const format = (gas: number | undefined) => gas?.toLocaleString("en-US") ?? "-";
  const rows = Object.entries(figures).map(([operation, gas]) => {
    const { bar, peer = "-" } = BARS[operation] ?? {};
    const verdict = bar === undefined ? "" : gas <= bar ? "ok" : `over by ${format(gas - bar)}`;
    return [operation, format(gas), format(before[operation]), format(bar), peer, verdict];
  });
  const table = [["operation", "gas", "committed", "bar", "best peer", ""], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    );
}

function findGrowth(figures: Figures, before: Figures): string[] {
  return Object.entries(figures).flatMap(([operation, gas]) => {
    const committed = before[operation];
    if (committed === undefined) return [`${operation}: no committed figure`];
    if (gas <= committed * (1 + TOLERANCE)) return [];
    return [`${operation}: ${gas} gas, ${committed} committed (+${((gas / committed - 1) * 100).toFixed(1)} %)`];
  });
}

const committed = JSON.parse(await readFile(FILE, "utf8").catch(() => "{}")) as Figures;
const figures = await measure();
printTable(figures, committed);
if (process.argv.includes("--check")) {
  const growth = findGrowth(figures, committed);
  if (growth.length > 0) {
    console.error(`\nGas grew by more than ${TOLERANCE * 100} %:\n${growth.join("\n")}`);
    console.error("Bring it down, or run npm run bench:gas and commit bench/gas.json with the reason.");
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, `${JSON.stringify(figures, null, 2)}\n`);
}
