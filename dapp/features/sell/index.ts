export { AgentProvider } from "./agent-context";
export { DeliveriesPanel } from "./deliveries-panel";
export { DueReserves } from "./due-reserves";
export { EarningsPanel } from "./earnings-panel";
export { OffersPanel } from "./offers-panel";
export { AssetsPanel } from "./assets-panel";
