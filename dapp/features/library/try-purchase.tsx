"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useMaster } from "@/features/keys";
import { TryModel } from "@/features/try-model";
import { fileKind } from "./file-kind";
import { loadPurchase } from "./fetch-purchase";
import type { PurchasedFile } from "./purchase";
import type { PurchaseView } from "./purchase-view";

/** Runs a bought ONNX model in the page. Nothing for other files. */
export function TryPurchase({
  market,
  purchase,
  file,
}: {
  readonly market: MarketClient;
  readonly purchase: PurchaseView;
  readonly file: PurchasedFile;
}) {
  const master = useMaster("buyer");
  if (fileKind(file.name, file.mediaType) !== "onnx") return undefined;
  return (
    <TryModel
      size={file.size}
      load={(signal, onProgress) =>
        loadPurchase(market, {
          ...{ purchase, encrypted: file.encrypted, master, signal },
          onStep: (step, done, total) => step === "file" && onProgress(done ?? 0, total),
        })
      }
    />
  );
}
