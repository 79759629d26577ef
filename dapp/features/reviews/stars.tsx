import { clsx } from "clsx";
import { Star } from "lucide-react";
import { STARS, TOP } from "./rating";

/** A rating as stars; screen readers hear the number. */
export function Stars({ rating, className }: { readonly rating: number; readonly className?: string }) {
  const shown = Number.isInteger(rating) ? String(rating) : rating.toFixed(1);
  return (
    <span className={clsx("inline-flex items-center gap-0.5", className)}>
      <span className="sr-only">
        {shown} of {TOP} stars
      </span>
      {STARS.map((star) => (
        <Star
          key={star}
          aria-hidden
          className={clsx("size-4", star <= Math.round(rating) ? "fill-warning text-warning" : "text-line-strong")}
        />
      ))}
    </span>
  );
}
