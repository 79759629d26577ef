import type { PurchaseView } from "./purchase-view";
import { formatFtns, formatMoment } from "@/lib/format";

/** What the buyer can do with a purchase now. */
export type PurchaseStepKind =
  /** The seller has to deliver. */
  | "wait"
  /** The money can be taken back. */
  | "refund"
  /** Get the file, look at it, confirm or dispute. */
  | "check"
  /** The time for checking is over; anybody settles. Get the file. */
  | "settle"
  /** Get the file; nothing else is open. */
  | "keep"
  /** The money is back. */
  | "refunded";

/** The next action of a purchase, with the sentence that explains it. */
export interface PurchaseStep {
  readonly kind: PurchaseStepKind;
  /** A few words for a list. */
  readonly label: string;
  /** What is so now, until when, and what happens by itself. */
  readonly sentence: string;
}

type Facts = Pick<PurchaseView, "state" | "deadline" | "amount" | "bond" | "instant" | "fraudulent" | "refundReason">;

/** @param now the chain's time, or this machine's where seconds do not matter; seconds since 1970 */
export function nextStep(purchase: Facts, now: number): PurchaseStep {
  const { state, deadline, fraudulent } = purchase;
  const back = backWords(purchase);
  if (fraudulent && (state === "AwaitingKey" || state === "Delivered")) {
    return {
      kind: "refund",
      label: "Take your money back",
      sentence: `This version was proved to be something else than the seller committed to. Take ${back} back.`,
    };
  }
  switch (state) {
    case "AwaitingKey":
      return now > deadline
        ? {
            kind: "refund",
            label: "Take your money back",
            sentence: `The seller did not deliver by ${formatMoment(deadline)}. Take ${back} back; anybody may send that transaction for you.`,
          }
        : {
            kind: "wait",
            label: "Waiting for the key",
            sentence: `The seller has until ${formatMoment(deadline)} to deliver your key. If it does not come, you can take ${back} back.`,
          };
    case "Delivered":
      return now > deadline
        ? {
            kind: "settle",
            label: "Get the file",
            sentence: `The time to prove wrong content ended on ${formatMoment(deadline)}. The seller is paid when anybody settles the sale; the file is yours.`,
          }
        : {
            kind: "check",
            label: "Get the file and check it",
            sentence: `Your key is here. You have until ${formatMoment(deadline)} to prove that the file is not what the seller committed to. If you do nothing, the seller is paid after that.`,
          };
    case "Refunded":
      return { kind: "refunded", label: "Refunded", sentence: refundSentence(purchase) };
    default:
      return {
        kind: "keep",
        label: "Get the file",
        sentence: purchase.instant
          ? "Paid and done: nothing had to be delivered. You can get the file at any time."
          : "Paid and done. You can get the file again at any time, on any device with this wallet.",
      };
  }
}

function backWords({ amount, bond }: Pick<Facts, "amount" | "bond">): string {
  return bond === 0n ? formatFtns(amount) : `${formatFtns(amount)} and the seller’s bond of ${formatFtns(bond)}`;
}

function refundSentence(purchase: Facts): string {
  const where = "The money is credit in the vault: withdraw it under Funds, or buy something else with it.";
  switch (purchase.refundReason) {
    case "Declined":
      return `The seller declined the order; you got ${formatFtns(purchase.amount)} back. ${where}`;
    case "Fraudulent":
      return `The file was proved to be something else than the seller committed to; you got ${backWords(purchase)} back. ${where}`;
    case "NotDelivered":
      return `The seller did not deliver in time; you got ${backWords(purchase)} back. ${where}`;
    default:
      return `The purchase was refunded. ${where}`;
  }
}
