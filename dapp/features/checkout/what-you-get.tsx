"use client";
import Link from "next/link";
import { TextField } from "@/components/field";
import { LicenceText } from "@/features/licence";
import { formatBytes } from "@/lib/format";
import { licenceName, licenceSentences } from "@/lib/licence";
import { assetName, quantityOf, quantityWord, type CheckoutOffer } from "./offer";

/** The thing, its version, and the licence in plain words. */
export function WhatYouGet({
  offer,
  version,
  quantity,
  locked,
  onQuantity,
}: {
  readonly offer: CheckoutOffer;
  readonly version: number | undefined;
  readonly quantity: number;
  /** A purchase is on its way: nothing may change under it. */
  readonly locked: boolean;
  readonly onQuantity: (quantity: number) => void;
}) {
  const { licence, artifact, encrypted } = offer;
  return (
    <div className="flex flex-col gap-4 sm:flex-row sm:justify-between">
      <div className="min-w-0">
        <p className="text-base font-semibold break-words">
          <Link href={`/assets/${offer.asset}`} className="hover:underline" dir="auto">
            {assetName(offer)}
          </Link>
        </p>
        <p className="text-muted">
          {version === undefined ? undefined : `Version ${version} · `}
          {artifact.name === undefined ? undefined : (
            <>
              <bdi className="break-all">{artifact.name}</bdi> ·{" "}
            </>
          )}
          {artifact.size === undefined ? undefined : `${formatBytes(artifact.size)} · `}
          {encrypted ? "encrypted, the seller delivers the key" : "open file"}
        </p>
        <p className="mt-3 font-medium">{licenceName(licence)}</p>
        <ul className="list-disc pl-5">
          {licenceSentences(licence).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>
            <LicenceText spdx={licence.spdx} textCid={licence.textCid} />
          </li>
        </ul>
      </div>
      <TextField
        label={quantityWord(licence)}
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        disabled={locked}
        defaultValue={quantity}
        className="w-28 shrink-0"
        onChange={({ target }) => onQuantity(quantityOf(target.value))}
      />
    </div>
  );
}
