"use client";
import { CopyButton } from "@/components/copy-button";

/** The pairing link of WalletConnect: opened on this device, or copied to another. */
export function WalletConnectCode({ uri }: { readonly uri: string }) {
  return (
    <div className="rounded-md bg-sunken p-3">
      <p className="mb-2">Open the link on the device with your wallet, or paste it there under “connect”.</p>
      <div className="flex items-center gap-2">
        <a href={uri} className="truncate font-mono text-xs text-accent underline">
          {uri}
        </a>
        <CopyButton text={uri} what="the pairing link" />
      </div>
    </div>
  );
}
