export { DelegateList } from "./delegate-list";
export { DelegatorTable } from "./delegator-table";
export { HandInDelegation } from "./hand-in-delegation";
export { DELEGATE_ORDERS, delegatesPath, ORDER_WORDS, parseDelegatesView } from "./orders";
export { OwnDelegatePage } from "./own-delegate-page";
export { participation } from "./participation";
export { RecordTable } from "./record-table";
export { SignDelegationButton } from "./sign-delegation";
export { StatementEditor } from "./statement-editor";
