export { timeLeft } from "./countdown";
export { LiveCountdown } from "./live-countdown";
export { useChainTime } from "./use-chain-time";
