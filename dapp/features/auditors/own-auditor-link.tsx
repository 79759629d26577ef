"use client";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { useWallet } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";

/** The way from one's own profile to what can be done with it. Nobody else sees it. */
export function OwnAuditorLink({ account }: { readonly account: Address }) {
  const { address } = useWallet();
  if (!isSameAddress(address, account)) return undefined;
  return (
    <>
      <ButtonLink href="/audits/desk">Your desk</ButtonLink>
      <ButtonLink href="/auditors/join" tone="secondary">
        Stake and profile
      </ButtonLink>
    </>
  );
}
