/** The seller's agent: delivers keys and settles sales while nobody is at the screen. */
export { DeliveryAgent, type DeliveryAgentOptions } from "./delivery-agent.ts";
export { agentEventLine, type AgentEvent } from "./events.ts";
export { memoryStore, type AgentState, type AgentStore, type OpenSale, type SaleRole } from "./state.ts";
export { prepareDelivery, VersionBook, type Task } from "./tasks.ts";
