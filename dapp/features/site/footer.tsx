import { AccountLink } from "@/components/values";
import { siteConfig } from "@/lib/server/config";

/** The foot of every page: which market this is. */
export function Footer() {
  const { chain, deployment } = siteConfig();
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-7xl flex-wrap gap-x-6 gap-y-2 px-4 py-6 text-xs text-muted">
        <p>
          {chain.name} (chain {chain.id})
        </p>
        <p>
          Escrow <AccountLink address={deployment.contracts.Escrow.address} />
        </p>
        <p>
          FTNS <AccountLink address={deployment.contracts.FTNS.address} />
        </p>
        <p className="ml-auto">No middleman holds your money: the contracts do, and anybody can read them.</p>
      </div>
    </footer>
  );
}
