import type { AgentEvent } from "@ftns-market/sdk/agent";
import { formatDuration, formatFtns } from "@/lib/format";

/** A line of the agent's log. */
export interface LogLine {
  readonly id: number;
  /** Milliseconds since 1970, of this computer. */
  readonly at: number;
  readonly text: string;
  /** A person is needed. */
  readonly serious: boolean;
  readonly hash?: string;
}

/** What an agent did or saw, for the seller at the screen. */
export function eventWords(event: AgentEvent): Omit<LogLine, "id" | "at"> {
  switch (event.type) {
    case "started":
      return calm(`Started. Reads the chain from block ${event.from} on.`);
    case "delivered":
      return { ...calm(`Delivered the key of sale ${event.sale} (${formatFtns(event.amount)}).`), hash: event.hash };
    case "settled":
      return { ...calm(`Settled sale ${event.sale}: ${formatFtns(event.amount)} are earned.`), hash: event.hash };
    case "refunded":
      return { ...calm(`Took back the money of sale ${event.sale}.`), hash: event.hash };
    case "missed":
      return serious(`Sale ${event.sale} was missed: its key had to be delivered earlier, the bond is lost.`);
    case "retrying":
      return calm(`Sale ${event.sale}, again in ${formatDuration(event.inSeconds)}: ${event.error.message}`);
    case "blocked":
      return serious(`Sale ${event.sale} cannot be delivered from here: ${event.error.message}`);
    case "handedOver":
      return {
        ...calm(`Handed the key to the auditor of seat ${event.seat} of audit ${event.audit}.`),
        hash: event.hash,
      };
    case "requestRetrying":
      return calm(`Audit ${event.audit}, again in ${formatDuration(event.inSeconds)}: ${event.error.message}`);
    case "requestBlocked":
      return serious(`The auditor of audit ${event.audit} cannot have the key from here: ${event.error.message}`);
    case "reorganised":
      return calm(`Block ${event.block} is no more. Reads the chain again.`);
    case "waiting":
      return calm(`Again in ${formatDuration(event.inSeconds)}: ${event.error.message}`);
  }
}

/** The agent would ask again and again: a refusal in the wallet means that it is to stop. */
export function isRefusal(event: AgentEvent): boolean {
  return (event.type === "retrying" || event.type === "requestRetrying") && event.error.code === "WalletRejected";
}

const calm = (text: string) => ({ text, serious: false });
const serious = (text: string) => ({ text, serious: true });
