/** What the index knows: lists, search, figures. For money that is about to move, ask `reads`. */
export { readIndexStatus, type IndexStatus } from "./index-status.ts";
export { keys, type QueryKey } from "./keys.ts";
export { waitForBlock, type WaitForBlockOptions } from "./wait-for-block.ts";
