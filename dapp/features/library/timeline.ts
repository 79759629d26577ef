import type { SalePage } from "@ftns-market/sdk/queries";
import { formatMoment } from "@/lib/format";
import type { PurchaseView } from "./purchase-view";

/** A station of a purchase. */
export interface Station {
  readonly name: string;
  /** Seconds since 1970; undefined while it has not happened or the index does not know yet. */
  readonly at: number | undefined;
  readonly status: "done" | "now" | "ahead" | "failed";
  readonly note?: string;
}

type Facts = Pick<PurchaseView, "state" | "deadline" | "instant" | "fraudulent">;
type History = Pick<SalePage, "openedAt" | "deliveredAt" | "closedAt">;

const seconds = (time: string | null | undefined): number | undefined =>
  time === null || time === undefined ? undefined : Number(time);

/** The stations of a purchase in their order, those to come included. @param history of the index, when it has the sale */
export function timelineOf(
  { state, deadline, instant, fraudulent }: Facts,
  history: History | undefined,
  now: number,
): readonly Station[] {
  const paid: Station = { name: "Paid", at: seconds(history?.openedAt), status: "done" };
  const closedAt = seconds(history?.closedAt);
  if (instant) return [paid, { name: "Settled at once", at: closedAt ?? paid.at, status: "done" }];
  const deliveredAt = seconds(history?.deliveredAt);
  const late = now > deadline;
  switch (state) {
    case "AwaitingKey":
      return [
        { ...paid, note: "The money waits in escrow." },
        late || fraudulent
          ? { name: "Key not delivered", at: undefined, status: "failed", note: "You can take your money back." }
          : {
              name: "Key on its way",
              at: undefined,
              status: "now",
              note: `Until ${formatMoment(deadline)} at the latest.`,
            },
        { name: "Your check", at: undefined, status: "ahead" },
        { name: "Seller paid", at: undefined, status: "ahead" },
      ];
    case "Delivered":
      return [
        paid,
        { name: "Key delivered", at: deliveredAt, status: "done" },
        fraudulent
          ? { name: "Proved wrong", at: undefined, status: "failed", note: "You can take your money back." }
          : late
            ? { name: "Time to check is over", at: deadline, status: "done" }
            : { name: "Your check", at: undefined, status: "now", note: `Until ${formatMoment(deadline)}.` },
        { name: "Seller paid", at: undefined, status: late && !fraudulent ? "now" : "ahead" },
      ];
    case "Refunded":
      return [
        paid,
        ...(deliveredAt === undefined ? [] : [{ name: "Key delivered", at: deliveredAt, status: "done" } as const]),
        { name: "Refunded", at: closedAt, status: "failed" },
      ];
    default:
      return [
        paid,
        { name: "Key delivered", at: deliveredAt, status: "done" },
        { name: "Seller paid", at: closedAt, status: "done" },
      ];
  }
}
