import { shortAddress } from "../../chain/units.ts";
import { formatUnits } from "viem";
import type { ErrorName, NamedLike, Sentences } from "./sentence.ts";

type Prefixed = NamedLike<"ERC" | "Access" | "Timelock" | "Governor" | "Votes"> | `${string}_${string}`;

/** Errors of the building blocks of OpenZeppelin and Solady, whose names have no prefix. */
export const blockSentences: Sentences<Exclude<ErrorName, Prefixed>> = {
  // Solady's ERC-721, the assets
  AccountBalanceOverflow: () => "The receiver owns too many assets. Choose another account.",
  BalanceQueryForZeroAddress: () => "The owner's address is missing. Enter one.",
  NotOwnerNorApproved: () =>
    "This wallet may not move the asset. Connect its owner's wallet, or have the owner approve it.",
  TokenAlreadyExists: () => "This asset exists already.",
  TokenDoesNotExist: () => "There is no such asset. Check the number.",
  TransferFromIncorrectOwner: () => "The asset belongs to somebody else than the transfer says. Load it again.",
  TransferToNonERC721ReceiverImplementer: () =>
    "The receiver does not take assets: it is a contract without a receiver. Choose another address.",
  TransferToZeroAddress: () => "The receiver's address is missing. Enter one.",
  // OpenZeppelin
  CheckpointUnorderedInsertion: () => "The votes of an earlier second cannot be changed. Try again.",
  AddressEmptyCode: ([target]) => `There is no contract at ${shortAddress(target)}. Check the network and the address.`,
  FailedCall: () => "A call inside the transaction failed without a reason. Simulate that call alone to see why.",
  InsufficientBalance: ([balance, needed]) =>
    `A contract has ${formatUnits(balance, 18)} of the native coin, ${formatUnits(needed, 18)} are needed. Fund it first.`,
  ECDSAInvalidSignature: () => "The signature is not valid. Sign again.",
  ECDSAInvalidSignatureLength: ([length]) =>
    `The signature has ${length} bytes and must have 65. Sign again with a plain account.`,
  ECDSAInvalidSignatureS: () => "The signature is in a form that is not accepted. Sign again.",
  InvalidAccountNonce: ([account, nonce]) =>
    `${shortAddress(account)} has signed something else in the meantime (its next number is ${nonce}). Sign again.`,
  InvalidShortString: () => "A text stored on the chain is malformed. Report it.",
  SafeCastOverflowedUintDowncast: ([bits, value]) =>
    `The number ${value} does not fit into ${bits} bits. Enter a smaller one.`,
  SafeERC20FailedOperation: ([token]) =>
    `The transfer of the token at ${shortAddress(token)} failed. Check balance and allowance.`,
  StringTooLong: ([text]) => `“${text}” is too long. Shorten it to 31 bytes.`,
};
