"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useState } from "react";
import { Button } from "@/components/button";
import { CheckboxField } from "@/components/field";
import { Dialog } from "@/components/dialog";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { useMaster } from "@/features/keys";
import { TransactionProgress, useTransaction } from "@/features/transaction";
import { formatFtns } from "@/lib/format";
import { ciphertextName, keptFile } from "@/lib/kept-files";
import { unlock } from "./fetch-purchase";
import type { PurchaseView } from "./purchase-view";

/** Compares every part with what was committed to; proves the first wrong one on chain and takes the money back. */
export function DisputeDialog({
  market,
  purchase,
  onClose,
}: {
  readonly market: MarketClient;
  readonly purchase: PurchaseView;
  readonly onClose: () => void;
}) {
  const [understood, setUnderstood] = useState(false);
  const { run, transaction, searched, outcome } = useDispute(market, purchase);
  const nothing = outcome === "nothing";
  const busy = transaction !== undefined && transaction.state !== "failed";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Prove that the file is wrong"
      footer={
        <>
          <Button tone="secondary" onClick={onClose}>
            {outcome === undefined ? "Cancel" : "Close"}
          </Button>
          {outcome !== undefined ? undefined : (
            <Button tone="danger" busy={busy} disabled={!understood} onClick={run}>
              Compare, and prove it
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <What purchase={purchase} />
        <CheckboxField
          label="I understand that the key becomes public if a wrong part is found."
          checked={understood}
          disabled={busy}
          onChange={({ target }) => setUnderstood(target.checked)}
        />
        {searched === undefined || outcome !== undefined ? undefined : (
          <ProgressBar label="Comparing every part" done={searched.done} total={searched.total} />
        )}
        {nothing ? (
          <Notice tone="positive" live title="Every part is what the seller committed to">
            There is nothing to prove, and nothing was sent.
          </Notice>
        ) : transaction === undefined || (transaction.state === "preparing" && searched !== undefined) ? undefined : (
          <TransactionProgress transaction={transaction} />
        )}
      </div>
    </Dialog>
  );
}

function What({ purchase }: { readonly purchase: PurchaseView }) {
  return (
    <>
      <p>
        Your browser compares every part of the decrypted file with what the seller committed to before the sale. If one
        part differs, it shows that part to the chain: you get {formatFtns(purchase.amount)} back and the seller’s bond
        of {formatFtns(purchase.bond)}, and this version can never be sold again. Nobody has to judge.
      </p>
      <Notice tone="warning" title="The proof makes the content public for ever">
        It contains the key. That is the loss of a seller who cheated; it cannot be taken back.
      </Notice>
      <p className="text-muted">
        It proves only a file that differs from the commitment. A file that is poor, or not as described, is no case for
        it: talk to the seller, or say so in a review.
      </p>
    </>
  );
}

function useDispute(market: MarketClient, purchase: PurchaseView) {
  const master = useMaster("buyer");
  const { transaction, run } = useTransaction(market);
  const [searched, setSearched] = useState<{ readonly done: number; readonly total: number | undefined }>();
  const [outcome, setOutcome] = useState<"refunded" | "nothing">();
  const { sale: id, asset, version, buyer, seller, terms } = purchase;

  const dispute = async () => {
    setOutcome(undefined);
    setSearched({ done: 0, total: undefined });
    const stale = [
      keys.sale(id),
      keys.asset(asset),
      keys.library(buyer),
      keys.funds(buyer),
      keys.licence(terms, buyer),
    ];
    const refunded = await run({
      title: `Prove that version ${version} of asset ${asset} is not what was committed to`,
      refresh: [...stale, keys.deliveries(seller), keys.search()],
      task: async (send) => {
        const { disputeContent } = await import("@ftns-market/sdk/journeys");
        const signal = new AbortController().signal;
        const { facts, sale, opened } = await unlock(market, purchase, { master, signal, onStep: () => undefined });
        const kept = await keptFile(ciphertextName(market.chain.id, asset, version));
        const input = { sale, version: facts, key: opened, ...(kept === undefined ? {} : { ciphertext: kept }) };
        const onProgress = (done: number, total: number | undefined) => setSearched({ done, total });
        const found = await disputeContent(market, input, { send, onProgress });
        if (found !== undefined) return true;
        setOutcome("nothing");
        const { MarketError } = await import("@ftns-market/sdk/errors");
        throw new MarketError("NotFound", "Every part is what the seller committed to: there is nothing to prove.");
      },
    });
    setSearched(undefined);
    if (refunded === true) setOutcome("refunded");
  };
  return { transaction, searched, outcome, run: () => void dispute() };
}
