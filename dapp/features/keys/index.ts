export { ForgetOnChange } from "./forget-on-change";
export { KeyFileProvider } from "./key-file-context";
export { useAuditMaster, type AuditSeatPlace } from "./use-audit-master";
export { useMaster, type MasterRole } from "./use-master";
export { useSealMaster, type Sealed, type SealMaster } from "./use-seal-master";
