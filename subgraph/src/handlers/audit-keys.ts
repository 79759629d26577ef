import { KeyDelivered, KeyRequested } from "../../generated/AuditKeys/AuditKeys";
import { deliverAuditKey, requestAuditKey } from "../store/audit-seat";

export function handleAuditKeyRequested(event: KeyRequested): void {
  const p = event.params;
  requestAuditKey(event, p.audit, p.auditor, p.b);
}

export function handleAuditKeyDelivered(event: KeyDelivered): void {
  const p = event.params;
  deliverAuditKey(event, p.audit, p.auditor, p.r1, p.w);
}
