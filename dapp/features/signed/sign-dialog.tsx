"use client";
import type { SignatureRequest } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useState, type ReactNode } from "react";
import type { Hex } from "viem";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Notice } from "@/components/notice";
import { SwitchChainButton, useMarket, useWallet } from "@/features/wallet";

/** What is signed, and what a signature of it makes. */
interface Prepared<Document> {
  readonly request: SignatureRequest;
  readonly documentOf: (signature: Hex) => Document;
}

type State<Document> =
  | { readonly state: "asking" | "busy" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "signed"; readonly document: Document };

/** Asks the wallet for a signature that somebody else will hand in, and shows what to do with it. */
export function SignDialog<Document>({
  title,
  prepare,
  explanation,
  children,
  onClose,
}: {
  readonly title: string;
  readonly prepare: (market: MarketClient) => Promise<Prepared<Document>>;
  readonly explanation?: ReactNode;
  readonly children: (document: Document) => ReactNode;
  readonly onClose: () => void;
}) {
  const { onMarketChain } = useWallet();
  const { state, sign } = useSigning(prepare);
  const isSigned = state.state === "signed";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button tone="secondary" onClick={onClose}>
            {isSigned ? "Close" : "Cancel"}
          </Button>
          {isSigned ? undefined : onMarketChain ? (
            <Button busy={state.state === "busy"} onClick={() => void sign()}>
              {state.state === "failed" ? "Try again" : "Sign in wallet"}
            </Button>
          ) : (
            <SwitchChainButton />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isSigned ? (
          children(state.document)
        ) : (
          <p>
            Your wallet signs and sends nothing: free, no transaction. Whoever has the signature can hand it in, once.
          </p>
        )}
        {explanation === undefined || isSigned ? undefined : <div className="text-muted">{explanation}</div>}
        {state.state === "failed" ? (
          <Notice tone="danger" live>
            {state.message}
          </Notice>
        ) : undefined}
      </div>
    </Dialog>
  );
}

/** Asks the wallet, and keeps what it answered. */
function useSigning<Document>(prepare: (market: MarketClient) => Promise<Prepared<Document>>) {
  const market = useMarket();
  const [state, setState] = useState<State<Document>>({ state: "asking" });
  const sign = async () => {
    setState({ state: "busy" });
    try {
      const { sign: ask } = await import("@ftns-market/sdk/actions");
      const { request, documentOf } = await prepare(market);
      setState({ state: "signed", document: documentOf(await ask(market, request)) });
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setState({ state: "failed", message: describeError(error).message });
    }
  };
  return { state, sign };
}
