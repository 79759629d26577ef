import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AbiItem } from "../../scripts/manifest.ts";
import { GENERATED } from "../../scripts/prepare.ts";
import { account, EventWriter } from "./events.ts";
import { Market } from "./market.ts";

const folder = join(GENERATED, "abis");
const abis = new Map(
  readdirSync(folder).map((file) => [
    basename(file, ".json"),
    JSON.parse(readFileSync(join(folder, file), "utf8")) as AbiItem[],
  ]),
);

/** Events by the ABIs that the build has written. */
export const market = new Market(new EventWriter(abis));

export const ALICE = account(0xa1);
export const BOB = account(0xb0);
export const CAROL = account(0xca);
export const DAVE = account(0xda);
export const TREASURY = account(0x7e);
export const ESCROW = account(0xc4);
