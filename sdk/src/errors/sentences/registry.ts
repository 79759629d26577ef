import { ASSET_STATUSES, nameOf } from "../../chain/enums.ts";
import { formatBps, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const RELOAD = "Load the asset again and repeat.";

/** Errors of the asset registry. `index` counts from 0 on the chain and from 1 for people. */
export const registrySentences: Sentences<NamedLike<"AssetRegistry_">> = {
  AssetRegistry_Paused: ([until]) =>
    `New business is paused until ${formatTime(until)}. Publish after that; what was bought before goes on.`,
  AssetRegistry_UnknownAsset: ([asset]) => `There is no asset ${asset}. Check the number.`,
  AssetRegistry_UnknownVersion: ([asset, version]) =>
    `Asset ${asset} has no version ${version}. Choose one of its published versions.`,
  AssetRegistry_CallerIsNotOwner: ([asset, caller]) =>
    `Asset ${asset} does not belong to ${shortAddress(caller)}. Connect the wallet that owns it.`,
  AssetRegistry_EmptyMetadata: () => "The version has no metadata. Upload the metadata first and publish its digest.",
  AssetRegistry_EmptyArtifact: () => "The version has no artifact. Upload a file of at least one byte first.",
  AssetRegistry_InconsistentContent: () =>
    "The version is neither open nor encrypted: an encrypted artifact needs a key hash and a nonce, an open one has neither and two equal roots. Prepare the artifact again.",
  AssetRegistry_TooManyContributors: ([count, max]) =>
    `${count} contributors are named, at most ${max} are allowed. Put deeper shares into a parent asset.`,
  AssetRegistry_ZeroContributor: ([index]) => `Contributor ${index + 1n} has no address. Give one or remove the line.`,
  AssetRegistry_ZeroWeight: ([index]) =>
    `Contributor ${index + 1n} has no weight. Give one above 0 or remove the line.`,
  AssetRegistry_ContributorsNotSorted: ([index]) =>
    `Contributor ${index + 1n} is out of order or named twice. Sort contributors by address and name each once.`,
  AssetRegistry_TooManyParents: ([count, max]) =>
    `${count} parents are named, at most ${max} are allowed. Name only what the asset is directly made from.`,
  AssetRegistry_ParentsNotSorted: ([index]) =>
    `Parent ${index + 1n} is out of order or named twice. Sort parents by number and name each once.`,
  AssetRegistry_ZeroRoyalty: ([index]) =>
    `Parent ${index + 1n} gets no royalty. Give one above 0 or remove the parent.`,
  AssetRegistry_ParentTakenDown: ([parent]) => `Parent asset ${parent} was taken down. Publish without it.`,
  AssetRegistry_LineageTooDeep: ([depth, max]) =>
    `The asset would be generation ${depth} of its line, at most ${max} are allowed. Name an earlier ancestor as the parent.`,
  AssetRegistry_LineageRoyaltyTooHigh: ([bps, max]) =>
    `The parents' royalties sum up to ${formatBps(bps)}, at most ${formatBps(max)} are allowed. Agree on lower royalties.`,
  AssetRegistry_ResaleRoyaltyTooHigh: ([bps, max]) =>
    `A resale royalty of ${formatBps(bps)} is above the limit of ${formatBps(max)}. Choose a lower one.`,
  AssetRegistry_SplitMismatch: ([asset, split]) =>
    `The contributors or parents handed in are not those of split ${split} of asset ${asset}. ${RELOAD}`,
  AssetRegistry_WrongStatus: ([asset, status]) =>
    `Asset ${asset} is ${describeStatus(nameOf(ASSET_STATUSES, status))}, so this cannot be done. ${RELOAD}`,
  AssetRegistry_AlreadyFraudulent: ([asset, version]) =>
    `Version ${version} of asset ${asset} is proved fraudulent already. Claim the refund of your sale.`,
  AssetRegistry_Locked: ([asset]) =>
    `Asset ${asset} is in an auction: it keeps its owner, version and contributors until that has ended. Try again then.`,
  AssetRegistry_NotLocked: ([asset]) => `Asset ${asset} is in no auction, so there is nothing to unlock. ${RELOAD}`,
  AssetRegistry_CounterExhausted: () => "The asset has used up its numbers. Publish a new asset.",
};

function describeStatus(status: (typeof ASSET_STATUSES)[number]): string {
  switch (status) {
    case "Live":
      return "live";
    case "TakenDown":
      return "taken down";
    case "Fraudulent":
      return "proved fraudulent in its latest version";
  }
}
