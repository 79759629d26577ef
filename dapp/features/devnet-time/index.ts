export { AdvanceTime, type TimeStep } from "./advance-time";
