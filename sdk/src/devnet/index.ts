/** What only a local devnet can do. */
export { advanceTime } from "./advance-time.ts";
