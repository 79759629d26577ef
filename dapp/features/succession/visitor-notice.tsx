"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { useWallet } from "@/features/wallet";
import { InheritedNotice } from "./inherited-notice";

/** `InheritedNotice` on a page for everybody: for the connected account, if it is the new owner. */
export function VisitorNotice({ asset }: { readonly asset: AssetId }) {
  const { address } = useWallet();
  return address === undefined ? undefined : <InheritedNotice asset={asset} account={address} />;
}
