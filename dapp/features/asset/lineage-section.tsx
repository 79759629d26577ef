import { weighedSplit } from "@ftns-market/sdk/chain";
import type { AssetPage, Lineage } from "@ftns-market/sdk/queries";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { breakdown } from "@/features/payment";
import { assetName } from "@/lib/asset-name";
import type { Edge } from "./lineage-layout";
import { LineagePicture, type Relative } from "./lineage-picture";
import { RevenuePicture } from "./revenue-picture";
import type { SaleConditions } from "./sale-conditions";

const FTNS = 10n ** 18n;
/** The sale whose money the picture follows. */
const EXAMPLE = 100n * FTNS;

/** Where an asset comes from, what came from it, and where the money of a sale goes. */
export function LineageSection({
  asset,
  lineages,
  conditions,
  names,
}: {
  readonly asset: AssetPage;
  /** Ancestors and descendants; empty when the index did not give more than the page itself has. */
  readonly lineages: readonly Lineage[];
  readonly conditions: SaleConditions | undefined;
  readonly names: Readonly<Record<number, string>>;
}) {
  const edges = edgesOf(asset, lineages);
  return (
    <Section
      id="lineage"
      title="Lineage and revenue"
      description="Royalties and shares are on chain and paid by the contract, to the last base unit."
    >
      <div className="flex flex-col gap-8">
        {edges.length === 0 ? (
          <p className="text-muted">Made from no other asset of this market, and nothing was made from it yet.</p>
        ) : (
          <LineagePicture center={Number(asset.id)} edges={edges} relatives={relativesOf(asset, lineages)} />
        )}
        {conditions === undefined ? (
          <Notice tone="warning">The chain did not answer, so the split of the revenue cannot be shown.</Notice>
        ) : (
          <Revenue conditions={conditions} names={names} />
        )}
      </div>
    </Section>
  );
}

function Revenue({
  conditions: { feeBps, split, reputations, owner },
  names,
}: {
  readonly conditions: SaleConditions;
  readonly names: Readonly<Record<number, string>>;
}) {
  const byContribution = breakdown(EXAMPLE, feeBps, split, owner);
  const parts = breakdown(EXAMPLE, feeBps, weighedSplit(split, reputations), owner);
  return <RevenuePicture {...{ parts, byContribution, names }} />;
}

/** Every edge once, those of the asset itself first. */
export function edgesOf(
  asset: Pick<AssetPage, "id" | "parents" | "children">,
  lineages: readonly Lineage[],
): readonly Edge[] {
  const own = Number(asset.id);
  const all = [
    ...asset.parents.map(({ parent, royaltyBps }) => ({ parent: Number(parent.id), child: own, royaltyBps })),
    ...asset.children.map(({ child, royaltyBps }) => ({ parent: own, child: Number(child.id), royaltyBps })),
    ...lineages.flatMap(({ edges }) => edges),
  ];
  return [...new Map(all.map((edge) => [`${edge.child}-${edge.parent}`, edge])).values()];
}

function relativesOf(asset: AssetPage, lineages: readonly Lineage[]): ReadonlyMap<number, Relative> {
  const cards = [
    asset,
    ...asset.parents.map(({ parent }) => parent),
    ...asset.children.map(({ child }) => child),
    ...lineages.flatMap(({ assets }) => [...assets.values()]),
  ];
  return new Map(
    cards.map((card) => [Number(card.id), { name: assetName(card), category: CATEGORY_WORDS[card.category].one }]),
  );
}
