"use client";
import type { AssetCard } from "@ftns-market/sdk/queries";
import { ChoiceCards, type Choice } from "@/components/choice";
import { SelectField, TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { lotMeaning } from "@/features/auctions";
import { InheritedNotice } from "@/features/succession";
import { ActionButton } from "@/features/transaction";
import { assetName } from "@/lib/asset-name";
import { licenceName } from "@/lib/licence";
import type { Address } from "viem";
import { TITLE_LOT } from "./form";
import type { InputsProps } from "./price-inputs";
import type { LotSource } from "./use-lot-source";

/** Which of the own assets. */
export function AssetChoice({
  assets,
  form,
  onChange,
}: Omit<InputsProps, "problems"> & { readonly assets: readonly AssetCard[] }) {
  const options = assets.map((asset) => ({ value: asset.id, label: `${assetName(asset)} (asset ${asset.id})` }));
  return (
    <SelectField
      label="Asset"
      options={[{ value: "", label: "Choose one of your assets" }, ...options]}
      value={form.asset}
      onChange={({ target }) => onChange({ asset: target.value, lot: "" })}
    />
  );
}

/** Which licence of it, or the asset itself. */
export function LotChoice({
  source,
  account,
  form,
  problems,
  onChange,
}: InputsProps & { readonly source: LotSource; readonly account: Address }) {
  const isTitle = form.lot === TITLE_LOT;
  return (
    <>
      <ChoiceCards
        legend="Lot"
        value={form.lot === "" ? undefined : form.lot}
        onChange={(lot) => onChange({ lot })}
        choices={lotChoices(source)}
      />
      <InheritedNotice asset={source.asset.asset} account={account} />
      {source.asset.splitNamed ? undefined : <NameSeller source={source} account={account} />}
      {form.lot === "" || isTitle ? undefined : (
        <TextField
          label="Quantity"
          className="sm:max-w-xs"
          inputMode="numeric"
          autoComplete="off"
          value={form.quantity}
          onChange={({ target }) => onChange({ quantity: target.value })}
          hint="Copies, periods or packs, sold together to one winner."
          error={problems.quantity}
        />
      )}
    </>
  );
}

function lotChoices({ page, asset }: LotSource): readonly Choice<string>[] {
  const licences = (page?.terms ?? [])
    .filter(({ closed }) => !closed)
    .map((terms) => ({
      value: terms.id,
      name: `Licence: ${licenceName(terms)}`,
      meaning: `${terms.spdx ?? "Own text"}. ${lotMeaning({ licence: terms })}`,
      obstacle: soldOut(terms) ? "All of them are issued." : undefined,
    }));
  return [
    ...licences,
    {
      value: TITLE_LOT,
      name: "The asset itself",
      meaning: `${lotMeaning({ licence: undefined })} Until the end nobody can buy a licence of asset ${asset.asset}.`,
    },
  ];
}

function soldOut({ supplyCap, issued }: { readonly supplyCap: string; readonly issued: string }): boolean {
  return supplyCap !== "0" && BigInt(issued) >= BigInt(supplyCap);
}

/** The sale of a lot pays the split of today: without contributors that would be whoever owns the asset later. */
function NameSeller({ source, account }: { readonly source: LotSource; readonly account: Address }) {
  const { asset } = source.asset;
  return (
    <Notice
      tone="warning"
      title="First name yourself in the revenue split"
      actions={
        <ActionButton
          title="Name yourself in the revenue split"
          tone="primary"
          prepare={async (market) => {
            const { setContributors } = await import("@ftns-market/sdk/actions");
            const contributors = [{ account, weight: 1n }];
            return setContributors(market, { asset, current: source.split, contributors });
          }}
          explanation="All later revenue still goes to you. A new owner of the asset can change the split, but not that of this auction."
        >
          Name me
        </ActionButton>
      }
    >
      Nobody is named in it, so all revenue goes to whoever owns the asset when it is shared out: once the asset is sold
      that is its buyer, also for the price of this auction. Name the accounts that the price is for, at least yourself.
    </Notice>
  );
}
