import { formatFtns } from "@/lib/format";
import { liveFtns } from "./live-amount";

/** A price that a clock has made, with its 18 decimals cut to three; exact on hover. */
export function ShortAmount({ amount, className }: { readonly amount: bigint; readonly className?: string }) {
  return (
    <span className={`figures whitespace-nowrap ${className ?? ""}`} title={formatFtns(amount)}>
      {liveFtns(amount)}
    </span>
  );
}
