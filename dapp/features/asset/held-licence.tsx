"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainLicence } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Notice } from "@/components/notice";
import { useMarket, useWallet } from "@/features/wallet";
import { formatCount, formatMoment } from "@/lib/format";
import type { Offer } from "./offer";

const NOBODY = "0x0000000000000000000000000000000000000000";

/** Says when the visitor holds a licence under these terms already. Silent otherwise. */
export function HeldLicence({ offer }: { readonly offer: Offer }) {
  const market = useMarket();
  const { address } = useWallet();
  const terms = BigInt(offer.terms);
  const { data: licence } = useQuery({
    queryKey: keys.licence(terms, address ?? NOBODY),
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readLicence(market, terms, address ?? NOBODY),
    enabled: address !== undefined,
  });
  if (address === undefined || licence === undefined || !licence.valid) return undefined;
  return (
    <Notice tone="positive" live>
      {heldSentence(offer, licence)}{" "}
      <Link href="/library" className="font-medium underline underline-offset-2">
        To the library
      </Link>
    </Notice>
  );
}

/** What a visitor holds, in a sentence. */
export function heldSentence(
  { kind }: Pick<Offer, "kind">,
  { quantity, expiresAt }: Pick<ChainLicence, "quantity" | "expiresAt">,
): string {
  switch (kind) {
    case "Perpetual":
      return quantity === 1n ? "You hold this licence." : `You hold ${formatCount(quantity)} of these licences.`;
    case "Subscription":
      return `You hold this licence until ${formatMoment(expiresAt)}.`;
    case "Metered":
      return `You have ${formatCount(quantity)} uses left.`;
  }
}
