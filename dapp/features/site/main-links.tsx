"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { LinkPending } from "@/components/link-pending";

const LINKS = [
  { href: "/explore", name: "Explore" },
  { href: "/auctions", name: "Auctions" },
  { href: "/market", name: "Market" },
  { href: "/auditors", name: "Trust" },
  { href: "/governance", name: "Governance" },
  { href: "/publish", name: "Publish" },
  { href: "/sell", name: "Sell" },
  { href: "/library", name: "Library" },
] as const;

/** Places that belong to a link besides those below it. */
const ALSO: Readonly<Record<string, readonly string[]>> = { "/auditors": ["/audits", "/reputation"] };

/** The places of the market; the present one is marked. */
export function MainLinks({ vertical = false }: { readonly vertical?: boolean }) {
  const path = usePathname();
  return (
    <ul className={clsx("flex", vertical ? "flex-col" : "items-center gap-1")}>
      {LINKS.map(({ href, name }) => {
        const here = [href, ...(ALSO[href] ?? [])].some((place) => path === place || path.startsWith(`${place}/`));
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? "page" : undefined}
              className={clsx(
                "relative block rounded-md hover:bg-sunken",
                vertical ? "px-3 py-3 text-base" : "px-2.5 py-1.5",
                here ? "font-semibold" : "text-muted hover:text-ink",
              )}
            >
              {name}
              <LinkPending />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
