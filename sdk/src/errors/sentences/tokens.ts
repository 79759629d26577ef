import { formatFtns, formatTime, MAX_UINT256, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const NO_ADDRESS = "The address is missing or not allowed. Enter another one.";

/** Errors of FTNS, votes, the assets and the licences as tokens (ERC-6093), and of permits (ERC-2612). */
export const tokenSentences: Sentences<NamedLike<"ERC" | "FTNS_" | "VotingFTNS_" | "Votes">> = {
  FTNS_AllocationMismatch: ([allocated, supply]) =>
    `The initial allocation sums up to ${formatFtns(allocated)} and must be ${formatFtns(supply)}.`,
  VotingFTNS_ZeroDelegate: () => "Locked FTNS vote only through a delegate. Name one; yourself, if you want to vote.",
  VotesExpiredSignature: ([expiry]) =>
    `The signed delegation was valid until ${formatTime(expiry)}. Have a new one signed.`,
  ERC5805FutureLookup: ([timepoint]) =>
    `Votes at ${formatTime(timepoint)} are not known yet: that time has not passed. Ask again later.`,
  ERC20ExceededSafeSupply: ([increased]) =>
    `${formatFtns(increased)} would be locked in all, more than votes can count. Lock less.`,
  ERC20InvalidUnderlying: () => "A token cannot be locked in itself. Choose another token.",
  ERC20InsufficientBalance: ([sender, balance, needed]) =>
    `${shortAddress(sender)} has ${formatFtns(balance)}, ${formatFtns(needed)} are needed. Get ${formatFtns(needed - balance)} more.`,
  ERC20InsufficientAllowance: ([spender, allowance, needed]) =>
    `${shortAddress(spender)} may spend ${formatFtns(allowance)} of yours, ${formatFtns(needed)} are needed. Approve ${formatFtns(needed)} or sign a permit.`,
  ERC20InvalidSender: () => `FTNS cannot be sent from this address. ${NO_ADDRESS}`,
  ERC20InvalidReceiver: () => `FTNS cannot be sent to this address. ${NO_ADDRESS}`,
  ERC20InvalidApprover: () => `This address cannot approve FTNS. ${NO_ADDRESS}`,
  ERC20InvalidSpender: () => `FTNS cannot be approved to this address. ${NO_ADDRESS}`,
  ERC2612ExpiredSignature: ([deadline]) =>
    deadline === MAX_UINT256
      ? "The permit has run out. Sign a new one."
      : `The permit was valid until ${formatTime(deadline)}. Sign a new one.`,
  ERC2612InvalidSigner: ([signer, owner]) =>
    `The permit was signed by ${shortAddress(signer)}, not by ${shortAddress(owner)}, or was used before. Sign a new one with the paying wallet.`,
  ERC2981InvalidDefaultRoyalty: () => "The resale royalty is above the whole price. Choose a lower one.",
  ERC2981InvalidDefaultRoyaltyReceiver: () => "The receiver of the resale royalty is missing. Enter one.",
  ERC2981InvalidTokenRoyalty: ([asset]) =>
    `The resale royalty of asset ${asset} is above the whole price. Choose a lower one.`,
  ERC2981InvalidTokenRoyaltyReceiver: ([asset]) =>
    `The receiver of the resale royalty of asset ${asset} is missing. Enter one.`,
  ERC1155InsufficientBalance: ([sender, balance, needed]) =>
    `${shortAddress(sender)} has ${balance} of these licences, ${needed} are needed.`,
  ERC1155InvalidApprover: () => `This address cannot approve operators. ${NO_ADDRESS}`,
  ERC1155InvalidArrayLength: ([ids, values]) =>
    `${ids} licences and ${values} amounts are listed. List as many of each.`,
  ERC1155InvalidOperator: () => `This address cannot be an operator. ${NO_ADDRESS}`,
  ERC1155InvalidReceiver: ([receiver]) =>
    `${shortAddress(receiver)} does not take licences: it is a contract without a receiver. Choose another address.`,
  ERC1155InvalidSender: () => `A licence cannot be sent from this address. ${NO_ADDRESS}`,
  ERC1155MissingApprovalForAll: ([operator, owner]) =>
    `${shortAddress(operator)} may not move licences of ${shortAddress(owner)}. The owner has to approve it first.`,
};
