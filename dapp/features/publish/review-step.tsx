"use client";
import { keys } from "@ftns-market/sdk/queries";
import { readFunds, readPolicy } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { formatUnits, type Address } from "viem";
import { getGasPrice } from "viem/actions";
import { Facts, Fact } from "@/components/card";
import { Notice, Skeleton } from "@/components/notice";
import { Amount } from "@/components/values";
import { useMarket } from "@/features/wallet";
import { formatBps, formatBytes } from "@/lib/format";
import { licenceName, licenceSentences } from "@/lib/licence";
import { bondOf, costsOf, type Cost } from "./costs";
import { offerOf } from "./publication-input";
import { isLocked, type Draft } from "./wizard";

const ETH_DECIMALS = 6;

/** What the chain says now of costs: bonds to keep ready, funds, the price of gas. */
export function useCosts(draft: Draft, account: Address) {
  const market = useMarket();
  const policy = useQuery({ queryKey: ["policy"], queryFn: () => readPolicy(market) });
  const funds = useQuery({ queryKey: keys.funds(account), queryFn: () => readFunds(market, account) });
  const { encrypted, contributors, parents, resaleRoyalty } = draft.form;
  const publishing = useQuery({
    queryKey: ["publish-gas", account.toLowerCase(), draft.asset ?? 0, encrypted, contributors, parents, resaleRoyalty],
    queryFn: async () => (await import("./estimate-gas")).estimatePublishing(market, draft),
    enabled: market.wallet !== undefined && !isLocked(draft),
    // Without it the typical gas stands there, and says so.
    retry: false,
  });
  const gasPrice = useQuery({ queryKey: ["gasPrice"], queryFn: () => getGasPrice(market.client) });
  if (policy.data === undefined || funds.data === undefined) {
    return { failed: policy.isError || funds.isError, ready: undefined };
  }
  const bond = bondOf(draft, policy.data);
  const credit = bond * BigInt(draft.form.openSales.trim() || "0");
  const costs = costsOf(draft, funds.data, credit, publishing.data);
  const moved = costs.reduce((sum, { ftns }) => sum + ftns, 0n);
  const gas = costs.reduce((sum, cost) => sum + cost.gas, 0n);
  const short = moved > funds.data.wallet ? moved - funds.data.wallet : 0n;
  return {
    failed: false,
    ready: { policy: policy.data, bond, credit, costs, moved, short, gas, gasPrice: gasPrice.data },
  };
}

/** The last step before the wallet opens: every question it will ask, and what it costs. */
export function ReviewStep({ draft, account }: { readonly draft: Draft; readonly account: Address }) {
  const { failed, ready } = useCosts(draft, account);
  if (ready === undefined) {
    return failed ? (
      <Notice tone="danger">The chain cannot be asked for the costs. Try again.</Notice>
    ) : (
      <Skeleton className="h-40" />
    );
  }
  const { policy, bond, credit, costs, moved, short, gas, gasPrice } = ready;
  const signatures = costs.filter(({ kind }) => kind === "signature").length;
  const fee = (amount: bigint) =>
    gasPrice === undefined ? "?" : Number(formatUnits(amount * gasPrice, 18)).toFixed(ETH_DECIMALS);
  return (
    <>
      <p>
        Your wallet will ask for {signatures} {signatures === 1 ? "signature" : "signatures"} and{" "}
        {costs.length - signatures} transactions, one after the other. You can stop in between and go on later.
      </p>
      <CostList costs={costs} fee={fee} />
      <Facts>
        <Fact name="Network fees, about">
          {fee(gas)} ETH at the present price of gas.{" "}
          {costs.some(({ estimated }) => estimated)
            ? "The chain estimated the transaction that publishes; those after it build on it, so they are typical figures."
            : "These are typical figures."}{" "}
          Your wallet shows each exactly.
        </Fact>
        <Fact name="Publishing costs">No FTNS</Fact>
        <Fact name="Moved into your credit">
          <Amount amount={moved} />
        </Fact>
        <Fact name="Platform fee">{formatBps(policy.feeBps)} of each sale, taken from the payment</Fact>
        {draft.form.encrypted ? (
          <Fact name="Bond per sale">
            <Amount amount={bond} /> at most ({formatBps(policy.bondBps)} of the price), back when the sale is settled;
            you lose it when you do not deliver the key in time. Ready for {draft.form.openSales} sales:{" "}
            <Amount amount={credit} />
          </Fact>
        ) : undefined}
      </Facts>
      {short > 0n ? (
        <Notice tone="warning" title="Not enough FTNS for the bonds">
          <Amount amount={short} /> are missing in your wallet. Keep bonds ready for fewer sales, or get FTNS first.
        </Notice>
      ) : undefined}
      <Preview draft={draft} />
    </>
  );
}

/** Every question of the wallet, in order. */
function CostList({ costs, fee }: { readonly costs: readonly Cost[]; readonly fee: (gas: bigint) => string }) {
  return (
    <ol className="list-decimal space-y-1 pl-5">
      {costs.map(({ what, kind, gas: one, ftns, estimated }) => (
        <li key={what}>
          {what}
          <span className="text-muted">
            {kind === "signature" ? " · free" : ` · ${estimated ? "estimated" : "about"} ${fee(one)} ETH`}
            {ftns > 0n ? (
              <>
                {" · "}
                <Amount amount={ftns} />, stays yours
              </>
            ) : undefined}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What buyers will read of it. */
function Preview({ draft }: { readonly draft: Draft }) {
  return (
    <>
      <h3 className="font-semibold">What buyers will see</h3>
      <p className="break-words">
        <strong dir="auto">{draft.form.name}</strong> · {draft.form.category} · {formatBytes(draft.files?.size ?? 0)} ·{" "}
        {draft.form.encrypted ? "encrypted" : "open"}
      </p>
      <ul className="space-y-2">
        {draft.form.offers.map((form) => {
          const offer = offerOf(form, draft.form.licence, { licences: {} });
          const terms = {
            kind: form.kind,
            transferable: form.transferable,
            exclusive: form.exclusive,
            period: offer.period ?? 0,
            unitsPerPack: offer.unitsPerPack ?? 0,
            supplyCap: offer.supplyCap ?? 0,
          };
          return (
            <li key={form.key}>
              {licenceName(terms)}: <Amount amount={offer.price} />
              <span className="block text-muted">{licenceSentences(terms).join(" ")}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
