import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { certificateRow, toCertificate, type CertificateRow } from "./certificate-row.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const certificatesOfAsset = graphql(
  `
    query Certificates($asset: String!) {
      certificates(where: { asset: $asset }, orderBy: issuedAt, orderDirection: desc, first: 100) {
        ...CertificateRow
      }
    }
  `,
  [certificateRow],
);

/** The last hundred certificates of all versions of an asset, the newest first. @throws MarketError the index codes */
export async function certificatesOf(
  market: MarketClient,
  asset: AssetId,
  signal?: AbortSignal,
): Promise<readonly CertificateRow[]> {
  const { certificates } = await request(market, certificatesOfAsset, { asset: String(asset) }, signal);
  return certificates.map(toCertificate);
}
