import { AUDIT_PHASES, nameOf, SEAT_STATES, type AuditPhase } from "../../chain/enums.ts";
import { formatFtns, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

/** Errors of the register of auditors. */
export const auditorSentences: Sentences<NamedLike<"AuditorRegistry_">> = {
  AuditorRegistry_AlreadyRegistered: ([auditor]) =>
    `${shortAddress(auditor)} is an auditor already. Change its domains or credentials instead.`,
  AuditorRegistry_NotRegistered: ([auditor]) => `${shortAddress(auditor)} is not an auditor. Register it first.`,
  AuditorRegistry_Expelled: ([auditor]) =>
    `${shortAddress(auditor)} was expelled. Its stake can be taken out; only a vote can admit it again.`,
  AuditorRegistry_AlreadyAdmitted: ([auditor]) => `${shortAddress(auditor)} is admitted as that already.`,
  AuditorRegistry_InvalidDomains: () => "Choose at least one domain of expertise, out of those that are listed.",
  AuditorRegistry_EmptyCredentials: () => "The credentials are missing. Upload them and repeat.",
  AuditorRegistry_ZeroAmount: () => "The amount is 0. Enter more than 0 FTNS.",
  AuditorRegistry_InsufficientStake: ([auditor, requested, available]) =>
    `${shortAddress(auditor)} has ${formatFtns(available)} bonded, not ${formatFtns(requested)}. Enter at most that.`,
  AuditorRegistry_StillUnbonding: ([, withdrawableFrom]) =>
    `This stake can be withdrawn from ${formatTime(withdrawableFrom)}. Until then it answers for what was audited.`,
  AuditorRegistry_NothingToWithdraw: ([auditor]) =>
    `${shortAddress(auditor)} has no stake on its way out. Unbond some first, then wait for its delay.`,
  AuditorRegistry_AlreadySlashed: ([auditor]) =>
    `${shortAddress(auditor)} was slashed for this already. Nobody pays twice for one offence.`,
  AuditorRegistry_TooManyAffiliates: ([, max]) =>
    `At most ${max} affiliates can be declared. Drop one and wait until it is forgotten.`,
  AuditorRegistry_AlreadyAffiliate: ([, affiliate]) => `${shortAddress(affiliate)} is declared already.`,
  AuditorRegistry_NotAffiliate: ([, affiliate]) =>
    `${shortAddress(affiliate)} is not declared as an affiliate, so there is nothing to take back.`,
  AuditorRegistry_InvalidAffiliate: () => "An affiliate is another account than your own. Enter its address.",
  AuditorRegistry_ZeroTreasury: () => "The treasury is missing. Name it when the contract is deployed.",
};

/** Errors of audits, and of the lineage that a panel is checked against. */
export const auditSentences: Sentences<NamedLike<"Audits_"> | NamedLike<"Lineages_">> = {
  Audits_Paused: () => "New business is paused, audits too. Order after the pause; those that run go on.",
  Audits_UnknownVersion: ([asset, version]) => `Asset ${asset} has no version ${version}. Check the number.`,
  Audits_FeeTooLow: ([, min]) => `Each auditor is paid at least ${formatFtns(min)}. Offer that or more.`,
  Audits_WrongPhase: ([audit, actual]) =>
    `Audit ${audit} ${describePhase(nameOf(AUDIT_PHASES, actual))}. Load it again.`,
  Audits_TooEarly: ([audit]) => `Audit ${audit} is not that far yet. Wait for its next block or deadline.`,
  Audits_DeadlinePassed: ([audit, deadline]) =>
    `The time for this step of audit ${audit} ended at ${formatTime(deadline)}. Anybody can take the next step now.`,
  Audits_CallerIsNotAuditor: ([audit, caller]) =>
    `${shortAddress(caller)} does not have this seat of audit ${audit}. Connect the wallet that was drawn.`,
  Audits_WrongSeatState: ([audit, seat, actual]) =>
    `Seat ${seat} of audit ${audit} is ${nameOf(SEAT_STATES, actual).toLowerCase()}. Load the audit again.`,
  Audits_EmptyCommitment: () => "The commitment is empty. Make it from your finding with this library.",
  Audits_CommitmentMismatch: ([audit, seat]) =>
    `This is not the finding that seat ${seat} of audit ${audit} committed to. Use the saved finding, report and salt.`,
  Audits_InvalidFinding: () =>
    "A score is from 0 to 10,000 basis points, not applicable or withheld. Such a finding cannot be revealed.",
  Audits_DeclaredLate: ([audit, seat]) =>
    `The auditor of seat ${seat} of audit ${audit} has declared an account with a part in the asset since it was drawn. That recuses nobody: it cannot reveal, and silence is slashed.`,
  Audits_NoConflict: ([audit, seat]) =>
    `The auditor of seat ${seat} of audit ${audit} has no part in the asset, so it keeps its seat.`,
  Audits_NothingToRefute: ([audit, seat]) =>
    `Seat ${seat} of audit ${audit} did not certify content that was proved wrong. There is nothing to slash for.`,
  Lineages_Mismatch: ([index]) =>
    `Entry ${index} of the lineage is missing, out of order or not the split in force. Load the asset and its parents again.`,
};

/** Errors of the keys of sealed versions on their way to auditors. */
export const auditKeySentences: Sentences<NamedLike<"AuditKeys_">> = {
  AuditKeys_CallerIsNotAuditor: ([audit, caller]) =>
    `${shortAddress(caller)} does not have this seat of audit ${audit}. Connect the wallet that was drawn.`,
  AuditKeys_PointInvalid: () =>
    "This one-time key is no point that a key can be encrypted to. Make it with this library.",
  AuditKeys_AlreadyDelivered: ([audit, seat]) =>
    `The auditor of seat ${seat} of audit ${audit} has its key. Open it with the wallet, or the keystore, that asked for it.`,
  AuditKeys_NotRequested: ([audit, seat]) =>
    `The auditor of seat ${seat} of audit ${audit} waits for no key, or asked with another point since. Answer its latest request.`,
  AuditKeys_KeyCommitmentMismatch: ([audit, seat]) =>
    `The key points or the content for seat ${seat} of audit ${audit} are not those that the version was published with. Read them from the version's event.`,
  AuditKeys_WrongKey: ([audit, seat]) =>
    `The key for seat ${seat} of audit ${audit} is not the one its version commits to. Deliver with the master secret that the version was published with.`,
};

function describePhase(phase: AuditPhase): string {
  switch (phase) {
    case "None":
      return "does not exist";
    case "Drawing":
      return "waits for its panel to be drawn";
    case "Committing":
      return "waits for commitments";
    case "Revealing":
      return "waits for findings to be revealed";
    case "Concluded":
      return "is over";
  }
}

/** Errors of reviews. */
export const reviewSentences: Sentences<NamedLike<"Reviews_">> = {
  Reviews_NeverBought: ([, account]) =>
    `${shortAddress(account)} has not bought this licence, so it cannot review it. Licences that were given or transferred do not count.`,
  Reviews_AlreadyReviewed: () => "You have reviewed this licence already. Edit that review instead.",
  Reviews_NotReviewed: ([, reviewer]) => `${shortAddress(reviewer)} has not reviewed this licence.`,
  Reviews_InvalidRating: ([rating]) => `A rating is 1, 2, 3, 4 or 5, not ${rating}.`,
  Reviews_SelfDealing: ([, account]) =>
    `${shortAddress(account)} owns this asset, one it is made from, or is paid by its sales, so its review would not be independent.`,
  Reviews_SplitMismatch: ([asset, split]) =>
    `The contributors or parents handed in are not those of split ${split} of asset ${asset}. Load the asset again and repeat.`,
  Reviews_CallerIsNotOwner: ([asset]) =>
    `Only the owner of asset ${asset} can answer. Connect the wallet that owns it.`,
  Reviews_SplitIsLater: ([, split, last]) =>
    `Split ${split} was published after this review, so it says nothing about it. Use split ${last} or an earlier one.`,
  Reviews_AlreadyStruck: () => "This review counts no longer already.",
  Reviews_NoSelfDealing: ([, account]) =>
    `${shortAddress(account)} is no contributor of that split, so its review stays as it is.`,
};
