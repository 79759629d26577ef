import { readAbis, readTemplate } from "../../scripts/project.ts";
import { account, EventWriter } from "./events.ts";
import { Market } from "./market.ts";

/** Events by the ABIs of the compiled contracts. */
export const market = new Market(new EventWriter(await readAbis(await readTemplate())));

export const ALICE = account(0xa1);
export const BOB = account(0xb0);
export const CAROL = account(0xca0);
export const DAVE = account(0xda);
export const TREASURY = account(0x7e);
export const ESCROW = account(0xc4);
