import { clsx } from "clsx";
import Link from "next/link";

const INTERVALS = [
  { interval: "day", name: "By day", href: "/market" },
  { interval: "hour", name: "By hour", href: "/market?interval=hour" },
] as const;

/** Days or hours, each with its own URL. */
export function IntervalSwitch({ interval }: { readonly interval: "hour" | "day" }) {
  return (
    <nav aria-label="Interval" className="flex rounded-md border border-line-strong p-0.5">
      {INTERVALS.map((choice) => (
        <Link
          key={choice.interval}
          href={choice.href}
          scroll={false}
          replace
          aria-current={choice.interval === interval ? "page" : undefined}
          className={clsx(
            "rounded-sm px-2.5 py-1 text-xs font-medium",
            choice.interval === interval ? "bg-accent-soft text-accent-strong" : "hover:bg-sunken",
          )}
        >
          {choice.name}
        </Link>
      ))}
    </nav>
  );
}
