"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Quote } from "@ftns-market/sdk/reads";
import { useEffect, useState } from "react";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Notice, Skeleton } from "@/components/notice";
import { NumberedSection } from "@/components/numbered-section";
import { Amount } from "@/components/values";
import { BreakdownList, partsOf } from "@/features/payment";
import { useMarket, useWallet, WalletGate } from "@/features/wallet";
import { formatCount } from "@/lib/format";
import { agreementTo, reconsider, type Agreement, type Change } from "./agreement";
import type { CheckoutOffer } from "./offer";
import { PayStep } from "./pay-step";
import { Safeguards } from "./safeguards";
import { usePurchase } from "./use-purchase";
import { useQuote } from "./use-quote";
import { useVerification, type VerificationTarget } from "./use-verification";
import { VerifyStep } from "./verify-step";
import { WhatYouGet } from "./what-you-get";

/** Buying under one set of terms, from what it is to the wallet, on one page. */
export function Checkout({ offer, quantity: asked }: { readonly offer: CheckoutOffer; readonly quantity: number }) {
  const market = useMarket();
  const { address } = useWallet();
  const [quantity, setQuantity] = useState(asked);
  const [locked, setLocked] = useState(false);
  const { data: quote, error } = useQuote(market, offer.terms, quantity, address);
  const { change, agree } = useAgreement(quote);
  const target: VerificationTarget | undefined = quote && {
    ...{ asset: offer.asset, version: quote.version, encrypted: offer.encrypted },
    size: offer.artifact.size ?? 0,
  };
  const check = useVerification(market, target);
  const keyHeld = offer.encrypted && quote?.needsKey === false;
  const passed = keyHeld || check.verification.state === "passed";
  const current = quote !== undefined && quote.quantity === quantity;

  return (
    <div className="flex flex-col gap-4">
      <NumberedSection number={1} title="What you get">
        {keyHeld && offer.licence.kind === "Perpetual" ? <OwnedAlready /> : undefined}
        <WhatYouGet {...{ offer, quantity, locked }} version={quote?.version} onQuantity={setQuantity} />
      </NumberedSection>
      <NumberedSection number={2} title="What it costs">
        <Costs {...{ quote, error }} encrypted={offer.encrypted} />
      </NumberedSection>
      <NumberedSection number={3} title="Check before you pay">
        <VerifyStep
          {...{ verification: check.verification, encrypted: offer.encrypted, keyHeld }}
          size={offer.artifact.size}
          onStart={check.start}
          onStop={check.stop}
        />
      </NumberedSection>
      <NumberedSection number={4} title="Pay">
        <Obstacles quote={quote} />
        <WalletGate reason="to buy">
          {(account) =>
            quote === undefined ? (
              <Skeleton className="h-24" />
            ) : (
              <Payment
                {...{ market, offer, account, quote, change }}
                checked={passed && current && quote.obstacles.length === 0}
                onAgree={agree}
                onBusy={setLocked}
              />
            )
          }
        </WalletGate>
      </NumberedSection>
    </div>
  );
}

function Payment({
  offer,
  account,
  onBusy,
  ...rest
}: {
  readonly market: MarketClient;
  readonly offer: CheckoutOffer;
  readonly account: Address;
  readonly quote: Quote;
  readonly change: Change | undefined;
  readonly checked: boolean;
  readonly onAgree: () => void;
  readonly onBusy: (busy: boolean) => void;
}) {
  const purchase = usePurchase(rest.market, offer, account);
  const busy = purchase.phase !== "idle" && purchase.phase !== "lost";
  useEffect(() => onBusy(busy), [busy, onBusy]);
  return <PayStep {...rest} purchase={purchase} />;
}

/** What the visitor has agreed to, held against what the chain says now. */
function useAgreement(quote: Quote | undefined) {
  const [agreed, setAgreed] = useState<Agreement>();
  if (quote === undefined) return { change: undefined, agree: () => undefined };
  const { agreement, change } = reconsider(agreed, quote);
  const same =
    agreed?.amount === agreement.amount &&
    agreed.version === agreement.version &&
    agreed.contentWindow === agreement.contentWindow &&
    agreed.quantity === agreement.quantity;
  if (!same) setAgreed(agreement);
  return { change, agree: () => setAgreed(agreementTo(quote)) };
}

function OwnedAlready() {
  return (
    <Notice tone="accent" live className="mb-4">
      You have a copy of this already. Buying again adds another copy; the file is in your library.
    </Notice>
  );
}

function Obstacles({ quote }: { readonly quote: Quote | undefined }) {
  if (quote === undefined || quote.obstacles.length === 0) return undefined;
  return (
    <Notice
      tone="warning"
      live
      title="This cannot be bought now"
      className="mb-4"
      actions={
        quote.obstacles.some(({ code }) => code === "Escrow_NotCertified") ? (
          <ButtonLink
            href={`/audits/new?asset=${quote.asset}&version=${quote.version}`}
            prefetch={false}
            tone="secondary"
            size="sm"
          >
            Order an audit
          </ButtonLink>
        ) : undefined
      }
    >
      {quote.obstacles.map(({ code, message }) => (
        <p key={code}>{message}</p>
      ))}
    </Notice>
  );
}

function Costs({
  quote,
  error,
  encrypted,
}: {
  readonly quote: Quote | undefined;
  readonly error: Error | null;
  readonly encrypted: boolean;
}) {
  return (
    <div aria-live="polite">
      {error === null ? undefined : <Failure error={error} />}
      {quote === undefined && error === null ? <Skeleton className="h-40" /> : undefined}
      {quote === undefined ? undefined : (
        <>
          {quote.quantity === 1 ? undefined : (
            <p className="mb-2">
              {formatCount(quote.quantity)} × <Amount amount={quote.unitPrice} />
            </p>
          )}
          <BreakdownList parts={quote.amount === 0n ? [] : partsOf(quote)} size="md" />
          <Safeguards quote={quote} encrypted={encrypted} />
        </>
      )}
    </div>
  );
}

function Failure({ error }: { readonly error: Error }) {
  return (
    <Notice tone="danger" live title="The price could not be read from the chain" className="mb-4">
      {error.message}
    </Notice>
  );
}
