export { JoinPanel } from "./join-panel";
export { useAuditTerms } from "./use-auditor";
