import type { AssetId } from "@ftns-market/sdk/chain";
import type { AuditorPart } from "@ftns-market/sdk/reads";
import { shortAddress } from "@/lib/format";

/** Why an auditor may not judge an asset, as the end of a sentence about it: "it …". @param subject what is audited */
export function partWords({ as, own, account, asset }: AuditorPart, subject: AssetId): string {
  const verb = PARTS[as](asset === subject ? "the asset" : `asset ${asset}, which this one is made from`);
  return own ? verb : `has declared itself close to ${shortAddress(account)}, who ${verb}`;
}

const PARTS: Readonly<Record<AuditorPart["as"], (asset: string) => string>> = {
  orderer: () => "ordered this audit",
  owner: (asset) => `owns ${asset}`,
  publisher: (asset) => `has a royalty on resales of ${asset}`,
  contributor: (asset) => `is paid as a contributor of ${asset}`,
};
