export { AuditFilterBar } from "./filter-bar";
export { AuditList } from "./audit-list";
export { assetOfUrl, auditsPath, parseAuditFilters, type AuditFilters } from "./filters";
export { PHASE_WORDS, SEAT_WORDS } from "./phases";
