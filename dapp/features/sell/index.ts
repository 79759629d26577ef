export { AgentProvider } from "./agent-context";
export { DueReserves } from "./due-reserves";
export { AssetsPanel, DeliveriesPanel, EarningsPanel, OffersPanel } from "./panels";
