/**
 * Agents that work while nobody is at the screen: one delivers keys to buyers and auditors and settles sales, one reveals sealed bids, one
 * keeps audits moving and reveals findings.
 */
export { AuditAgent, type AuditAgentOptions } from "./audit-agent.ts";
export { auditEventLine, type AuditEvent, type AuditTask } from "./audit-events.ts";
export { prepareAnswer } from "./audit-requests.ts";
export { DeliveryAgent, type DeliveryAgentOptions } from "./delivery-agent.ts";
export { agentEventLine, type AgentEvent } from "./events.ts";
export { type FindOpening } from "./own-seat.ts";
export { RevealAgent, type RevealAgentOptions } from "./reveal-agent.ts";
export { revealEventLine, type RevealEvent } from "./reveal-events.ts";
export {
  memoryStore,
  type AgentState,
  type AgentStore,
  type AuditRequest,
  type OpenSale,
  type SaleRole,
} from "./state.ts";
export { prepareDelivery, VersionBook, type Task } from "./tasks.ts";
