import {
  AuditConcluded,
  AuditOrdered,
  AuditorDrawn,
  AuditorRecused,
  AuditorSilent,
  CertificateIssued,
  DrawScheduled,
  FindingCommitted,
  FindingRefuted,
  FindingRevealed,
  PanelDrawn,
  RevealOpened,
} from "../../generated/Audits/Audits";
import { concludeAudit, openCommit, openReveal, orderAudit, scheduleDraw } from "../store/audit";
import {
  commitSeat,
  drawSeat,
  Finding,
  paySeats,
  recuseSeat,
  refuteSeat,
  revealSeat,
  silenceSeat,
} from "../store/audit-seat";
import { issueCertificate } from "../store/certificate";

export function handleAuditOrdered(event: AuditOrdered): void {
  const p = event.params;
  orderAudit(event, p.audit, p.asset, p.version, p.orderer, p.seats, p.fee, p.drawBlock);
}

export function handleDrawScheduled(event: DrawScheduled): void {
  scheduleDraw(event, event.params.audit, event.params.drawBlock);
}

export function handleAuditorDrawn(event: AuditorDrawn): void {
  const p = event.params;
  drawSeat(event, p.audit, p.auditor, p.seat);
}

export function handlePanelDrawn(event: PanelDrawn): void {
  const p = event.params;
  openCommit(p.audit, p.filled, p.commitBy);
}

export function handleFindingCommitted(event: FindingCommitted): void {
  const p = event.params;
  commitSeat(event, p.audit, p.auditor, p.commitment);
}

export function handleRevealOpened(event: RevealOpened): void {
  openReveal(event.params.audit, event.params.revealBy);
}

export function handleFindingRevealed(event: FindingRevealed): void {
  const p = event.params;
  const f = p.finding;
  const finding = new Finding(f.scores, f.passed, f.contentCertified, f.expiresAt);
  revealSeat(event, p.audit, p.auditor, finding, p.report);
}

export function handleAuditorRecused(event: AuditorRecused): void {
  recuseSeat(event, event.params.audit, event.params.auditor);
}

export function handleAuditorSilent(event: AuditorSilent): void {
  silenceSeat(event, event.params.audit, event.params.auditor);
}

/** The certificate, if there is one, follows. */
export function handleAuditConcluded(event: AuditConcluded): void {
  const p = event.params;
  concludeAudit(event, p.audit, p.certified, p.refund);
  paySeats(event, p.audit);
}

export function handleCertificateIssued(event: CertificateIssued): void {
  const p = event.params;
  const f = p.finding;
  const finding = new Finding(f.scores, f.passed, f.contentCertified, f.expiresAt);
  issueCertificate(event, p.asset, p.version, p.audit, finding, p.overall);
}

export function handleFindingRefuted(event: FindingRefuted): void {
  refuteSeat(event, event.params.audit, event.params.auditor);
}
