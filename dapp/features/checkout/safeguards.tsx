import type { Quote } from "@ftns-market/sdk/reads";
import { formatDuration, formatFtns, formatMoment } from "@/lib/format";

type Terms = Pick<
  Quote,
  | "needsKey"
  | "amount"
  | "bond"
  | "deliveryWindow"
  | "contentWindow"
  | "contentCertified"
  | "contentWaivedFrom"
  | "timestamp"
>;

/** What happens after the payment, and what happens by itself when somebody does nothing. */
export function safeguardSentences(quote: Terms, encrypted: boolean): readonly string[] {
  const { needsKey, amount, bond, deliveryWindow, contentWindow, contentCertified } = quote;
  if (!needsKey) {
    return [
      encrypted
        ? "You have the key of this version already, so nothing has to be delivered: the licence is yours at once and the seller is paid at once."
        : "The file is open to everybody, so nothing has to be delivered: the licence is yours at once and the seller is paid at once.",
    ];
  }
  const back = bond === 0n ? formatFtns(amount) : `${formatFtns(amount)} and the seller’s bond of ${formatFtns(bond)}`;
  const untilDelivery = [
    `Your ${formatFtns(amount)} wait in escrow. The seller has ${formatDuration(deliveryWindow)} to deliver your key; the chain accepts no wrong one.`,
    `If the seller does nothing until then, one transaction gives you ${back}. Anybody may send it.`,
  ];
  if (contentCertified) {
    return [
      ...untilDelivery,
      "Auditors have certified that the content of this version is what the seller committed to. So the delivery of your key pays the seller in the same transaction: there is no further time in which you could prove it wrong.",
    ];
  }
  return [
    ...untilDelivery,
    `After the delivery you have ${formatDuration(contentWindow)} to look at the file. If it is not what the seller committed to, this page proves it to the chain, and you get ${back}.`,
    "If you do nothing in that time, the seller is paid. You can also confirm earlier.",
    ...noticeOf(quote),
  ];
}

/** What becomes of the time to look at the file, where auditors have certified the content. */
function noticeOf({ contentWaivedFrom }: Terms): readonly string[] {
  if (contentWaivedFrom === undefined) return [];
  return [
    `Auditors have certified the content. Purchases made from ${formatMoment(contentWaivedFrom)} on no longer leave that time; yours does: this page lets your wallet send it only so that it is in before, or is refused.`,
  ];
}

/** The sentences as a list, with the bond in front. */
export function Safeguards({ quote, encrypted }: { readonly quote: Quote; readonly encrypted: boolean }) {
  return (
    <ul className="mt-4 flex list-disc flex-col gap-1 border-t border-line pt-4 pl-5 text-muted">
      {safeguardSentences(quote, encrypted).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
