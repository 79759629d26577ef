export { AuditorFilterBar } from "./filter-bar";
export { AuditorKindBadge } from "./auditor-kind-badge";
export { AuditorList } from "./auditor-list";
export { DomainList } from "./domain-list";
export { auditorsPath, parseAuditorsView, type AuditorsView } from "./orders";
export { ProfileFigures } from "./profile-figures";
export { StandingBadge } from "./standing-badge";
