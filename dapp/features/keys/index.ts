export { ForgetOnChange } from "./forget-on-change";
export { KeyFileProvider } from "./key-file-context";
export { useMaster, type MasterRole } from "./use-master";
