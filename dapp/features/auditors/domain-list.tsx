import type { Category } from "@ftns-market/sdk/chain";
import { CATEGORY_WORDS, CategoryIcon } from "@/features/catalogue";

/** What an auditor knows about, in words with their signs. */
export function DomainList({ domains }: { readonly domains: readonly Category[] }) {
  if (domains.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul aria-label="Domains" className="flex flex-wrap gap-1.5">
      {domains.map((domain) => (
        <li key={domain} className="inline-flex items-center gap-1 rounded-sm bg-sunken px-1.5 py-0.5 text-xs">
          <CategoryIcon category={domain} className="size-3.5" />
          {CATEGORY_WORDS[domain].many}
        </li>
      ))}
    </ul>
  );
}
