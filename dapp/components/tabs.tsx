"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** Pages of one subject, each with its own URL. */
export function LinkTabs({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly name: string; readonly count?: number }[];
}) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, name, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className={clsx(
                "-mb-px flex items-center gap-1.5 border-b-2 px-3 py-2.5 whitespace-nowrap",
                path === href ? "border-accent font-semibold" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {name}
              {count === undefined ? undefined : <span className="figures text-xs text-muted">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
