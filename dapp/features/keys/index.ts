export { ForgetOnChange } from "./forget-on-change";
export { KeyFileProvider } from "./key-file-context";
export { sealMaster, type Sealed } from "./seal-master";
export { useMaster, type MasterRole } from "./use-master";
