import type { DelegateRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Figure } from "@/components/card";
import { getAddress } from "viem";
import { AccountLink, CompactAmount } from "@/components/values";
import { DelegateButton } from "@/features/votes";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";
import { participation } from "./participation";

const MAX_EXCERPT = 240;

/** Who votes for others, under each other. */
export function DelegateList({ delegates }: { readonly delegates: readonly DelegateRow[] }) {
  return (
    <ul aria-label="Delegates" className="grid gap-3 md:grid-cols-2">
      {delegates.map((delegate) => (
        <li key={delegate.account} className="min-w-0">
          <DelegateEntry delegate={delegate} />
        </li>
      ))}
    </ul>
  );
}

function DelegateEntry({ delegate }: { readonly delegate: DelegateRow }) {
  const { account, votes, delegators, statement } = delegate;
  const address = getAddress(account);
  const name = accountName(address, statement);
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border border-line bg-card p-4">
      <div className="min-w-0">
        <h3 className="font-semibold">
          <Link
            href={`/governance/delegates/${address}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-1 leading-6 break-words hover:underline"
          >
            {name}
          </Link>
        </h3>
        <p className="text-xs">
          <AccountLink address={address} className="inline-block text-xs/6" />
        </p>
      </div>
      <p dir="auto" className="line-clamp-3 min-w-0 flex-1 break-words text-muted">
        {statement === undefined ? "No statement." : excerptOf(statement.text)}
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
        <Figure name="Votes with">
          <CompactAmount amount={votes} />
        </Figure>
        <Figure name="Delegators">{formatCount(delegators)}</Figure>
        <Figure name="Voted">{participation(delegate)}</Figure>
      </dl>
      <div>
        <DelegateButton delegate={address}>
          Delegate<span className="sr-only"> to {name}</span>
        </DelegateButton>
      </div>
    </article>
  );
}

/** The beginning of a text in Markdown, without its marks. */
function excerptOf(text: string): string {
  return text
    .slice(0, MAX_EXCERPT)
    .replace(/[#*_`>]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
