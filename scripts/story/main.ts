// npm run smoke: the whole story on free ports, each step with its gas and time; exit code 1 when any step fails.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actor } from "../devnet/actors.ts";
import { startDevnet } from "../devnet/devnet.ts";
import { castOf } from "../devnet/market.ts";
import { FREE_PORTS } from "../devnet/ports.ts";
import { tellLargeFileStory } from "./large-file-story.ts";
import { tellMainStory } from "./main-story.ts";
import { StepBook, stepLine } from "./steps.ts";

const BUYER = 6;
const LARGE_FILE = 200_000_000;

const folder = await mkdtemp(join(tmpdir(), "ftns-smoke-"));
console.log("Starting the whole stack on free ports");
const devnet = await startDevnet({
  ports: FREE_PORTS,
  dataDir: join(folder, "devnet"),
  seed: false,
  observer: {
    started: () => undefined,
    done: ({ step, milliseconds, detail }) =>
      console.log(`  ${step.padEnd(44)}${(milliseconds / 1000).toFixed(2).padStart(7)} s  ${detail}`),
  },
});
let failure: Error | undefined;
try {
  const cast = castOf(devnet);
  const account = devnet.accounts[BUYER];
  if (account === undefined) throw new Error(`the devnet has no account ${BUYER}`);
  const buyer = actor(devnet, account.privateKey);
  const book = new StepBook(buyer, (report) => console.log(stepLine(report)));
  console.log("\nThe story of a model");
  await tellMainStory({ cast, buyer, folder, book });
  console.log(`\nThe same with a file of ${LARGE_FILE / 1_000_000} MB`);
  await tellLargeFileStory({ seller: cast.modelLab, buyer, folder, book, size: LARGE_FILE });
  console.log(`\n${book.reports.length} steps passed.`);
} catch (error) {
  failure = error as Error;
} finally {
  await devnet.stop();
  await rm(folder, { recursive: true, force: true });
}
if (failure !== undefined) {
  console.error(`\n${failure.message}`);
  console.error(failure.cause ?? failure);
  process.exitCode = 1;
}
