"use client";
import Link from "next/link";
import { useState } from "react";
import type { Quote } from "@ftns-market/sdk/reads";
import { DEVNET_CHAIN_ID, type MarketClient } from "@ftns-market/sdk/chain";
import { Button, buttonClass } from "@/components/button";
import { Notice, Skeleton } from "@/components/notice";
import { Amount } from "@/components/values";
import { WalletQuestions } from "@/features/payment";
import { TransactionProgress } from "@/features/transaction";
import { SwitchChainButton, useWallet } from "@/features/wallet";
import { formatDuration, formatFtns } from "@/lib/format";
import type { Change } from "./agreement";
import { paymentOptions, shortageOf, walletQuestions, type PaymentMethod, type PaymentOption } from "./payment-method";
import { useAccountAbilities } from "./use-account";
import type { PurchaseOrder, usePurchase } from "./use-purchase";

/** Where the money comes from, what the wallet will ask, and the button. */
export function PayStep({
  market,
  quote,
  change,
  checked,
  purchase,
  onAgree,
}: {
  readonly market: MarketClient;
  /** As it was agreed to; a newer one is in `change`. */
  readonly quote: Quote;
  readonly change: Change | undefined;
  /** Nothing stands between the visitor and paying but money. */
  readonly checked: boolean;
  readonly purchase: ReturnType<typeof usePurchase>;
  readonly onAgree: () => void;
}) {
  const abilities = useAccountAbilities(market);
  const [chosen, setChosen] = useState<PaymentMethod>();
  const { onMarketChain } = useWallet();
  const { phase, transaction, kept, buy } = purchase;
  if (abilities === undefined) return <Skeleton className="h-24" />;

  const { amount, funds, needsKey } = quote;
  const options = paymentOptions({ amount, funds, ...abilities });
  const option = options.find(({ method }) => method === chosen) ?? options[0];
  const underWay = phase !== "idle" && phase !== "lost";
  const elsewhere = !underWay && kept?.sale === undefined && kept !== undefined && transaction === undefined;
  const pay = (method: PaymentMethod) => void buy(orderOf(quote, method));
  return (
    <div className="flex flex-col gap-4">
      {change === undefined ? undefined : <ChangeNotice change={change} onAgree={onAgree} />}
      {option === undefined ? <NotEnough quote={quote} chainId={market.chain.id} /> : undefined}
      {funds.native === 0n && abilities.plainAccount ? <NoCoin /> : undefined}
      {option === undefined || underWay ? undefined : (
        <>
          <Methods options={options} chosen={option} onChoose={setChosen} />
          <WalletQuestions questions={walletQuestions(option.method, { amount, funds, needsKey, ...abilities })} />
        </>
      )}
      <Standing phase={phase} kept={kept} elsewhere={elsewhere} />
      {transaction === undefined ? undefined : <TransactionProgress transaction={transaction} />}
      {onMarketChain ? (
        <Button
          size="lg"
          busy={underWay}
          disabled={option === undefined || !checked || change !== undefined || elsewhere}
          onClick={() => option !== undefined && pay(option.method)}
        >
          {amount === 0n ? "Get the licence" : <>Pay {formatFtns(amount)}</>}
        </Button>
      ) : (
        <SwitchChainButton size="lg" />
      )}
    </div>
  );
}

function NoCoin() {
  return (
    <Notice tone="warning">
      This wallet has none of the chain’s own coin, which pays the network fee. Fund it first.
    </Notice>
  );
}

function orderOf(quote: Quote, method: PaymentMethod): PurchaseOrder {
  const { quantity, version, amount, contentWindow, needsKey, funds } = quote;
  return {
    ...{ quantity, version, maxPrice: amount, contentWindow, needsKey, method },
    creditReleased: funds.vaultAllowances.Listings >= amount,
  };
}

function Methods({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly PaymentOption[];
  readonly chosen: PaymentOption;
  readonly onChoose: (method: PaymentMethod) => void;
}) {
  if (options.length === 1) {
    return (
      <p>
        <span className="font-medium">{chosen.name}.</span> {chosen.reason}
      </p>
    );
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">How to pay</legend>
      {options.map(({ method, name, reason }, index) => (
        <label
          key={method}
          className="flex gap-2.5 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="payment-method"
            checked={method === chosen.method}
            onChange={() => onChoose(method)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="block font-medium">
              {name}
              {index === 0 ? " (best for your wallet)" : ""}
            </span>
            <span className="block">{reason}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A price that went up, another version, or less time to check the content: to be seen and agreed to before anything is paid. */
export function ChangeNotice({ change, onAgree }: { readonly change: Change; readonly onAgree: () => void }) {
  const { price, version, window } = change;
  return (
    <Notice
      tone="warning"
      live
      title="The offer changed while you were here"
      actions={
        <Button size="sm" onClick={onAgree}>
          {agreeWords(change)}
        </Button>
      }
    >
      {price === undefined ? undefined : (
        <p>
          The price was <Amount amount={price.before} /> and is <Amount amount={price.now} /> now. The figures above are
          the new ones. Nothing was paid.
        </p>
      )}
      {version === undefined ? undefined : (
        <p>
          You looked at version {version.before}; version {version.now} is sold now. It has to be checked before you
          pay.
        </p>
      )}
      {window === undefined ? undefined : (
        <p>
          You were shown {formatDuration(window.before)} to check the content after the delivery.{" "}
          {window.now === 0
            ? "A certificate of auditors counts by now: the delivery of your key pays the seller in the same transaction."
            : `It is ${formatDuration(window.now)} now.`}{" "}
          Nothing was paid.
        </p>
      )}
    </Notice>
  );
}

function agreeWords({ price, version }: Change): string {
  if (price !== undefined) return `Agree to ${formatFtns(price.now)}`;
  return version === undefined ? "Agree to that" : `Go on with version ${version.now}`;
}

function NotEnough({ quote, chainId }: { readonly quote: Quote; readonly chainId: number }) {
  const { amount, funds } = quote;
  const missing = shortageOf({ amount, funds }) ?? 0n;
  return (
    <Notice
      tone="warning"
      title={`${formatFtns(missing)} are missing`}
      actions={
        <Link href="/funds" className={buttonClass("secondary", "sm")}>
          {chainId === DEVNET_CHAIN_ID ? "Get FTNS from the faucet" : "Your funds"}
        </Link>
      }
    >
      Your wallet holds {formatFtns(funds.wallet)}, your vault credit is {formatFtns(funds.credit)}. A purchase is paid
      from one of them.
    </Notice>
  );
}

function Standing({
  phase,
  kept,
  elsewhere,
}: {
  readonly phase: ReturnType<typeof usePurchase>["phase"];
  readonly kept: ReturnType<typeof usePurchase>["kept"];
  readonly elsewhere: boolean;
}) {
  if (kept?.sale !== undefined && phase === "idle") {
    return (
      <Notice tone="positive" live title="Bought">
        <Link href={`/library/${kept.sale}`} className="underline">
          Go to the purchase
        </Link>
      </Notice>
    );
  }
  if (elsewhere) {
    return (
      <Notice tone="accent" live>
        A purchase of this is on its way in another tab. Wait for it there; nothing is sent twice.
      </Notice>
    );
  }
  if (phase === "key")
    return (
      <Notice live>
        Your key is made first: your wallet asks for a signature, or this page for your key file. It costs nothing.
      </Notice>
    );
  if (phase === "resuming")
    return <Notice live>You had sent this purchase before. Looking up what became of it …</Notice>;
  if (phase === "lost") {
    return (
      <Notice tone="warning" live>
        The purchase that was sent before had no effect: nothing was paid. You can buy again.
      </Notice>
    );
  }
  return undefined;
}
