export { ForgetOnChange } from "./forget-on-change";
export { useMaster, type MasterRole } from "./use-master";
