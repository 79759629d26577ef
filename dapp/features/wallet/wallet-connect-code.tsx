"use client";
import { CopyButton } from "@/components/copy-button";
import { QrCode } from "@/components/qr-code";

/** The pairing link of WalletConnect: scanned from another device, opened on this one, or copied. */
export function WalletConnectCode({ uri }: { readonly uri: string }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-md bg-sunken p-3">
      <QrCode text={uri} name="QR code of the pairing link" />
      <div className="w-full">
        <p className="mb-1">
          Scan it with the wallet on your phone. Is your wallet on this device? Open the link, or paste it there under
          “connect”.
        </p>
        <div className="flex items-center gap-2">
          <a href={uri} className="truncate font-mono text-xs text-accent underline">
            {uri}
          </a>
          <CopyButton text={uri} what="the pairing link" />
        </div>
      </div>
    </div>
  );
}
