import { AUCTION_KINDS, CATEGORIES } from "@ftns-market/sdk/chain";
import { LinkPills } from "@/components/link-pills";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { auctionsPath, AUCTION_STATES, type AuctionFilters } from "./filters";
import { KIND_WORDS } from "./kinds";

const STATE_NAMES = { open: "Open for bids", closing: "Being decided", ended: "Ended" } as const;

/** What is listed: each choice is a link, so that it works without scripts and can be passed on. */
export function FilterBar({ filters }: { readonly filters: AuctionFilters }) {
  const pill = (name: string, change: Partial<AuctionFilters>, on: boolean) => ({
    ...{ name, on, href: auctionsPath(filters, change) },
  });
  return (
    <div className="mb-4 flex flex-col gap-2">
      <LinkPills
        label="State"
        pills={AUCTION_STATES.map((state) => pill(STATE_NAMES[state], { state }, filters.state === state))}
      />
      <LinkPills
        label="Kind"
        pills={[
          pill("All kinds", { kind: undefined }, filters.kind === undefined),
          ...AUCTION_KINDS.map((kind) => pill(KIND_WORDS[kind].name, { kind }, filters.kind === kind)),
        ]}
      />
      <LinkPills
        label="Category"
        pills={[
          pill("Everything", { category: undefined }, filters.category === undefined),
          ...CATEGORIES.map((category) =>
            pill(CATEGORY_WORDS[category].many, { category }, filters.category === category),
          ),
        ]}
      />
    </div>
  );
}
