"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { AccountLink } from "@/components/values";
import { useInherited } from "./use-inherited";

/**
 * Tells a new owner that it cannot deliver the version it has taken over, and what to do. Nothing for whoever does not own the asset, and
 * when the latest version is the owner's.
 */
export function InheritedNotice({ asset, account }: { readonly asset: AssetId; readonly account: Address }) {
  const { data: inherited } = useInherited(asset, account);
  if (inherited === undefined || inherited === null) return undefined;
  const { version, publisher } = inherited;
  return (
    <Notice
      tone="warning"
      title="Publish a new version before you sell"
      actions={
        <ButtonLink size="sm" href={`/publish?asset=${asset}`} prefetch={false}>
          Publish a new version
        </ButtonLink>
      }
    >
      Version {version} was published by <AccountLink address={publisher} />, who owned the asset before. The keys of
      its deliveries are made with the secret of that account, so your deliveries of it would fail, and each sale would
      cost you its bond. A version of your own, also of the same file, has keys of yours. Licences that were sold before
      stay valid.
    </Notice>
  );
}
