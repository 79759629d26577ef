import { Notice } from "@/components/notice";
import { formatMoment } from "@/lib/format";

/**
 * Says whether new business is paused.
 * @param pausedUntil seconds; 0 = never paused
 * @param now seconds of the chain's last block
 */
export function PauseNotice({ pausedUntil, now }: { readonly pausedUntil: number; readonly now: number }) {
  if (pausedUntil > now) {
    return (
      <Notice tone="warning" title={`New business is paused until ${formatMoment(pausedUntil)}`}>
        Nothing new can be published or bought until then, at the latest. Deliveries, refunds, settlements and
        withdrawals go on: a pause cannot hold anybody's money.
      </Notice>
    );
  }
  return (
    <Notice tone="positive" title="Open for business">
      A guardian can pause new publications and purchases for a bounded time. Deliveries, refunds and withdrawals always
      go on.
    </Notice>
  );
}
