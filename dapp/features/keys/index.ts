export { ForgetOnChange } from "./forget-on-change";
export { sealMaster, type Sealed } from "./seal-master";
export { useMaster, type MasterRole } from "./use-master";
