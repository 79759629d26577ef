export { auctionsPath, isNarrowed, parseAuctionFilters, AUCTION_STATES, type AuctionFilters } from "./filters";
export { AUCTION_KINDS, isSealed, KIND_WORDS, type AuctionKind } from "./kinds";
export {
  decidedFrom,
  OUTCOME_WORDS,
  phaseEnd,
  phaseOf,
  phaseWords,
  RESERVE_WINDOW,
  UNWIND_DELAY,
  type AuctionOutcome,
  type AuctionPhase,
  type PhaseFacts,
} from "./phase";
export { scheduleOf, type Plan, type ScheduleStep } from "./schedule";
export { ScheduleList } from "./schedule-list";
