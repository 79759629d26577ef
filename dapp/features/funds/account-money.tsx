"use client";
import { Card, Section, Stat } from "@/components/card";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { Amount } from "@/components/values";
import { FaucetCard } from "@/features/faucet";
import type { WalletPartProps } from "@/features/wallet";
import { useSiteConfig } from "@/lib/config-context";
import { formatCoin } from "@/lib/format-coin";

import { Allowances } from "./allowances";
import { DepositForm } from "./deposit-form";
import { useAccountFunds } from "./use-account-funds";
import { useBonds } from "./use-bonds";
import { WithdrawForm } from "./withdraw-form";

/** Money of an account: in the wallet, in the vault, at stake, and who may take it. */
export function AccountMoney({ address }: WalletPartProps) {
  const { chain } = useSiteConfig();
  const { data: funds, error, refetch } = useAccountFunds(address);
  const { data: bonds, error: bondsError } = useBonds(address);
  if (error !== null && funds === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (funds === undefined) return <Skeleton className="h-64" />;
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <dl className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
          <Stat label="FTNS in your wallet" value={<Amount amount={funds.wallet} />} />
          <Stat
            label="Credit in the vault"
            value={<Amount amount={funds.credit} />}
            hint="Yours, withdraw at any time"
          />
          <Stat
            label="Bonds in open sales"
            value={bonds === undefined ? bondsError === null ? "…" : "Not known" : <Amount amount={bonds.total} />}
            hint={
              bonds === undefined
                ? bondsError?.message
                : bonds.sales === 0
                  ? "No open sale"
                  : `${bonds.sales === 1 ? "1 open sale" : `${bonds.sales} open sales`}, back when settled`
            }
          />
          <Stat
            label={`${chain.nativeCurrency.symbol} for gas`}
            value={formatCoin(funds.native, chain.nativeCurrency.symbol)}
            hint={funds.native === 0n ? "You cannot send any transaction" : "Pays the network’s fees"}
          />
        </dl>
      </Card>
      <FaucetCard address={address} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <DepositForm address={address} funds={funds} />
        <WithdrawForm address={address} funds={funds} />
      </div>
      <Allowances funds={funds} />
      <VaultWords />
    </div>
  );
}

function VaultWords() {
  return (
    <Section id="vault" title="What the vault is">
      <div className="grid max-w-prose gap-2 text-muted">
        <p>
          The vault is a contract that holds the money of the market: payments in escrow, bonds, revenue, and the credit
          of each account. Your credit is yours alone. Nobody else can move it, and withdrawing cannot be paused by
          anybody.
        </p>
        <p>
          Credit comes from your deposits, your shares of revenue, refunds, and bonds that come back. You need it to
          sell encrypted assets: each sale takes a bond from it, which you get back when the sale is settled, and lose
          to the buyer if you do not deliver the key in time. You can also buy with it.
        </p>
      </div>
    </Section>
  );
}
