import Link from "next/link";
import { shownTitle } from "./shown-title";

/** A proposal by its title. */
export function ProposalLink({ proposal }: { readonly proposal: { readonly id: bigint; readonly title: string } }) {
  return (
    <Link
      href={`/governance/${proposal.id}`}
      prefetch={false}
      dir="auto"
      className="line-clamp-2 min-w-32 break-words text-accent hover:underline"
    >
      {shownTitle(proposal.title)}
    </Link>
  );
}
