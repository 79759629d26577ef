import type { MarketSteps } from "./plan.ts";

/** The market on top of the services, in the order in which it is brought up. */
export const MARKET_STEPS: MarketSteps = {
  beforeIndex: [],
  afterIndex: [],
};
