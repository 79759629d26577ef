export { useAccountFunds } from "./use-account-funds";
export { FundsPanel } from "./funds-panel";
