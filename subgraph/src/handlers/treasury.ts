import { Transfer } from "../../generated/TreasuryReceipts/FTNS";
import { recordPayment, recordReceipt } from "../store/treasury";

export function handleTreasuryReceipt(event: Transfer): void {
  recordReceipt(event, event.params.from, event.params.value);
}

export function handleTreasuryPayment(event: Transfer): void {
  recordPayment(event, event.params.to, event.params.value);
}
