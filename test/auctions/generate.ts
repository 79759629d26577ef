// Writes the random auctions that AuctionReplay.sol replays on the contracts, into cache/auctions: 10,000 of each kind, each with what
// the reference says of every step. The seed is fixed; FTNS_AUCTION_SEED takes another one.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeCases, type Case } from "./cases.ts";
import { Random } from "./random.ts";
import { randomDutch, randomEnglish, randomSealed } from "./random-auctions.ts";
import { Outcome } from "./reference/rules.ts";

const FOLDER = join(import.meta.dirname, "../../cache/auctions");
const FILES = 20;
const CASES_PER_FILE = 500;

const KINDS: Readonly<Record<string, (random: Random) => Case>> = {
  English: randomEnglish,
  Dutch: randomDutch,
  SealedBid: (random) => randomSealed(random, false),
  Vickrey: (random) => randomSealed(random, true),
};

const seed = Number(process.env["FTNS_AUCTION_SEED"] ?? 20_260_701);
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
for (const [index, [kind, make]] of Object.entries(KINDS).entries()) {
  const random = new Random(seed + index);
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (let file = 0; file < FILES; file += 1) {
    const cases = Array.from({ length: CASES_PER_FILE }, () => make(random));
    for (const { auction, steps } of cases) {
      count(Object.entries(Outcome).find(([, number]) => number === auction.result.outcome)?.[0] ?? "?");
      for (const { refusals } of steps) count(refusals[0] ?? "steps accepted");
    }
    await writeFile(join(FOLDER, `${kind}-${file}.bin`), encodeCases(cases));
  }
  const words = [...counts].map(([what, times]) => `${what} ${times}`).join(", ");
  console.log(`${kind}: ${FILES * CASES_PER_FILE} auctions, seed ${seed + index}: ${words}`);
}
