export { writeSigned, type SignedDelegation, type SignedVote } from "./document";
export { HandOver } from "./hand-over";
export { handedIn, HandInField, useHandedIn } from "./hand-in-field";
export { SignDialog } from "./sign-dialog";
