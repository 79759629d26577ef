import { clsx } from "clsx";
import Link from "next/link";
import { AUCTION_KINDS, CATEGORIES } from "@ftns-market/sdk/chain";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { auctionsPath, AUCTION_STATES, type AuctionFilters } from "./filters";
import { KIND_WORDS } from "./kinds";

const STATE_NAMES = { open: "Open for bids", closing: "Being decided", ended: "Ended" } as const;

/** What is listed: each choice is a link, so that it works without scripts and can be passed on. */
export function FilterBar({ filters }: { readonly filters: AuctionFilters }) {
  return (
    <div className="mb-4 flex flex-col gap-2">
      <Row label="State">
        {AUCTION_STATES.map((state) => (
          <Pill key={state} href={auctionsPath(filters, { state })} on={filters.state === state}>
            {STATE_NAMES[state]}
          </Pill>
        ))}
      </Row>
      <Row label="Kind">
        <Pill href={auctionsPath(filters, { kind: undefined })} on={filters.kind === undefined}>
          All kinds
        </Pill>
        {AUCTION_KINDS.map((kind) => (
          <Pill key={kind} href={auctionsPath(filters, { kind })} on={filters.kind === kind}>
            {KIND_WORDS[kind].name}
          </Pill>
        ))}
      </Row>
      <Row label="Category">
        <Pill href={auctionsPath(filters, { category: undefined })} on={filters.category === undefined}>
          Everything
        </Pill>
        {CATEGORIES.map((category) => (
          <Pill key={category} href={auctionsPath(filters, { category })} on={filters.category === category}>
            {CATEGORY_WORDS[category].many}
          </Pill>
        ))}
      </Row>
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1.5">{children}</ul>
    </nav>
  );
}

function Pill({ href, on, children }: { readonly href: string; readonly on: boolean; readonly children: string }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        rel="nofollow"
        scroll={false}
        aria-current={on ? "true" : undefined}
        className={clsx(
          "block rounded-md border px-2.5 py-1 whitespace-nowrap",
          on ? "border-accent bg-accent-soft font-semibold text-accent-strong" : "border-line bg-card hover:bg-sunken",
        )}
      >
        {children}
      </Link>
    </li>
  );
}
