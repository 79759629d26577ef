"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { SalePage } from "@ftns-market/sdk/queries";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Address } from "viem";
import { Section } from "@/components/card";
import { Notice, Skeleton } from "@/components/notice";
import { AccountLink } from "@/components/values";
import { useDialogHost } from "@/features/transaction";
import { useMarket, useWallet, WalletGate } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { DisputeDialog } from "./dispute-dialog";
import { FilePanel } from "./file-panel";
import { PurchaseActions } from "./purchase-actions";
import { PurchaseFacts } from "./purchase-facts";
import { nextStep } from "./purchase-step";
import type { PurchaseView } from "./purchase-view";
import { timelineOf } from "./timeline";
import { TimelineList } from "./timeline-list";
import { TryPurchase } from "./try-purchase";
import { usePurchaseView } from "./use-purchase-view";

/** What is known of the file; the seller's word. */
export interface PurchasedFile {
  readonly name: string;
  readonly mediaType: string | undefined;
  /** Bytes. */
  readonly size: number;
  readonly encrypted: boolean;
}

/** One purchase from the payment to the file and the end of its deadlines. */
export function Purchase({
  sale,
  first,
  file,
}: {
  /** Decimal id. */
  readonly sale: string;
  /** What the server's index knew of it. */
  readonly first: SalePage | undefined;
  readonly file: PurchasedFile | undefined;
}) {
  const market = useMarket();
  const { purchase, history, now, isLoading, error } = usePurchaseView(market, BigInt(sale), first);
  useRefreshOnce(first === undefined && history !== undefined);
  if (purchase === undefined) return <Unknown isLoading={isLoading} error={error} />;
  const step = nextStep(purchase, now);
  const tone = step.kind === "refund" ? "warning" : step.kind === "keep" ? "positive" : "accent";
  return (
    <div className="flex flex-col gap-4">
      <Section id="state" title="Where it stands">
        <TimelineList stations={timelineOf(purchase, history, now)} />
        <Notice tone={tone} live className="mt-4" title={step.label}>
          {step.sentence}
        </Notice>
        <PurchaseActions purchase={purchase} step={step} />
      </Section>
      {step.kind === "wait" ? <WhileWaiting /> : undefined}
      {mayHaveFile(purchase) ? (
        <TheFile {...{ market, purchase, file }} mayDispute={step.kind === "check"} />
      ) : undefined}
      <PurchaseFacts purchase={purchase} history={history} />
    </div>
  );
}

/** The server's page was made before the index knew the purchase: title and file come with the next one. */
function useRefreshOnce(isDue: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (isDue) router.refresh();
  }, [isDue, router]);
}

function Unknown({ isLoading, error }: { readonly isLoading: boolean; readonly error: Error | null }) {
  if (error !== null) {
    return (
      <Notice tone="danger" live title="The purchase could not be read">
        {error.message}
      </Notice>
    );
  }
  if (isLoading) return <Skeleton className="h-64" />;
  return (
    <Notice live title="No purchase of this number yet">
      If you have just bought, it appears here as soon as the index has seen it. This page looks by itself.
    </Notice>
  );
}

/** The key is on the chain, or none is needed. */
function mayHaveFile({ state }: PurchaseView): boolean {
  return state === "Delivered" || state === "Settled";
}

function WhileWaiting() {
  return (
    <p className="text-muted">
      This page looks every few seconds. You can close it: the key is kept on the chain for you, and nobody else can
      open it.
    </p>
  );
}

function TheFile({
  market,
  purchase,
  file,
  mayDispute,
}: {
  readonly market: MarketClient;
  readonly purchase: PurchaseView;
  readonly file: PurchasedFile | undefined;
  readonly mayDispute: boolean;
}) {
  const { address } = useWallet();
  const { show } = useDialogHost();
  if (file === undefined) {
    return (
      <Notice tone="warning" title="The description of the file is missing">
        The index has not read it from IPFS yet. Load this page again in a moment.
      </Notice>
    );
  }
  // The refund takes this section away; what became of the dispute stays to be read.
  const dispute = () => show((close) => <DisputeDialog {...{ market, purchase }} onClose={close} />);
  const subject = { purchase, encrypted: file.encrypted, fileName: file.name, size: file.size };
  const panel = (
    <>
      <FilePanel {...subject} market={market} mediaType={file.mediaType} onWrong={dispute} />
      {mayDispute ? <IsItRight onDispute={dispute} /> : undefined}
    </>
  );
  return (
    <>
      <Section id="file" title="The file">
        {file.encrypted ? (
          <WalletGate reason="to open the file">
            {() => (isSameAddress(address, purchase.buyer) ? panel : <OthersPurchase buyer={purchase.buyer} />)}
          </WalletGate>
        ) : (
          panel
        )}
      </Section>
      {!file.encrypted || isSameAddress(address, purchase.buyer) ? (
        <TryPurchase {...{ market, purchase, file }} />
      ) : undefined}
    </>
  );
}

function OthersPurchase({ buyer }: { readonly buyer: Address }) {
  return (
    <Notice>
      This purchase was made by <AccountLink address={buyer} />. Only that wallet can open the file: connect it.
    </Notice>
  );
}

function IsItRight({ onDispute }: { readonly onDispute: () => void }) {
  return (
    <p className="mt-4 border-t border-line pt-4 text-muted">
      Something wrong with it?{" "}
      <button type="button" onClick={onDispute} className="text-accent underline">
        It is not what was committed
      </button>
    </p>
  );
}
