import { clsx } from "clsx";
import Link from "next/link";

interface Pill {
  readonly href: string;
  readonly name: string;
  /** It is what is listed now. */
  readonly on: boolean;
}

/** One of a few, each a link of its own; scrolls sideways where there is too little room. */
export function LinkPills({ label, pills }: { readonly label: string; readonly pills: readonly Pill[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1.5">
        {pills.map(({ href, name, on }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              rel="nofollow"
              scroll={false}
              aria-current={on ? "true" : undefined}
              className={clsx(
                "block rounded-md border px-2.5 py-1 whitespace-nowrap",
                on
                  ? "border-accent bg-accent-soft font-semibold text-accent-strong"
                  : "border-line bg-card hover:bg-sunken",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
