export { Eligible, type PartsOfAuditors } from "./eligible";
export { OrderPanel } from "./order-panel";
export { plannedSteps } from "./plan";
