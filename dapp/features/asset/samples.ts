import type { AssetPage, SaleRow } from "@ftns-market/sdk/queries";
import type { Certification } from "@ftns-market/sdk/reads";

/** Base units of one FTNS. */
export const FTNS = 10n ** 18n;

export const OWNER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
export const BUYER = "0x976ea74026e726554db657fa54763abd0c3a0aa9";
const HASH = `0x${"ab".repeat(32)}` as const;

const version: AssetPage["versions"][number] = {
  ...{
    number: 1,
    size: "2427",
    encrypted: true,
    fraudulent: false,
    certificate: null,
    publishedAt: "100",
    transaction: HASH,
  },
  ...{ metadataCid: "bafkreimeta", metadataDigest: HASH, artifactCid: "bafkreiart", artifactDigest: HASH },
  ...{ keyNonce: HASH, keyHash: HASH, ciphertextRoot: HASH, plaintextRoot: HASH, certificate: null },
};

export const TERMS: AssetPage["terms"][number] = {
  ...{ id: "524289", kind: "Perpetual", transferable: true, exclusive: false, closed: false, period: "0" },
  ...{ unitsPerPack: "0", supplyCap: "0", spdx: "MIT", textCid: null, issued: "0", holders: 0 },
  offers: [
    {
      ...{ id: "offer", market: OWNER, price: String(25n * FTNS), remaining: "4294967295", unlimited: true },
      ...{ expiresAt: "1099511627775", state: "Active", active: true, changes: [] },
    },
  ],
};

/** A live certificate that says that the content is right. */
export const CERTIFIED: Certification = {
  ...{ live: true, contentCertified: true, fraudulent: false, waivedFrom: 1_086_400 },
  certificate: {
    scores: {
      ...{ ModelPerformance: 9_000, DataQuality: "NotApplicable", CodeQuality: "Withheld" },
      ...{ Documentation: 8_000, PeerReview: 8_500 },
    },
    ...{ passed: true, contentCertified: true, expiresAt: 2_000_000_000, issuedAt: 1_000_000 },
    ...{ audit: 7n, overall: 8_750 },
  },
};

/** The same once a proof on the chain has shown that the content is wrong. */
export const REFUTED: Certification = {
  ...CERTIFIED,
  ...{ live: false, contentCertified: false, fraudulent: true, waivedFrom: undefined },
};

/** What is known of a version that nobody has audited. */
export const UNCERTIFIED: Certification = {
  ...{ live: false, contentCertified: false, fraudulent: false, certificate: undefined, waivedFrom: undefined },
};

/** A page of the index for tests. */
export const PAGE: AssetPage = {
  ...{ id: "8", category: "Model", status: "Live", encrypted: true, minPrice: String(25n * FTNS), activeOffers: 1 },
  owner: { id: OWNER, sales: 0, missedDeliveries: 0, score: "625000000000000000" },
  publisher: { id: OWNER },
  ...{ licenceKinds: ["Perpetual"], offersExpireAt: "1099511627775", salesCount: 0, volume: "0", createdAt: "100" },
  ...{ metadataCid: "bafkreimeta", createdTransaction: HASH, epoch: 0, depth: 0, exclusiveUntil: "0" },
  ...{ locked: false, runningAuctions: 0, resaleRoyaltyBps: 0, openSales: 0, refundedSales: 0, royalties: "0" },
  ...{ certificate: null, certified: false, certifiedUntil: "0", rating: null, ratingWeight: "0", reviewCount: 0 },
  metadata: null,
  versions: [version],
  terms: [TERMS],
  splits: [{ number: 1, totalWeight: "0", timestamp: "100", transaction: HASH, contributors: [] }],
  ...{ parents: [], children: [], pools: [], takedowns: [], frauds: [], transfers: [], sales: [] },
};

/** What a seller wrote, as the index copied it. */
export const WORDS: NonNullable<AssetPage["metadata"]> = {
  ...{ status: "Readable", name: "A classifier", description: "Words.", tags: [], framework: null, task: null },
  ...{ languages: [], licenceSpdx: "MIT", licenceTextCid: null, licenceName: null, image: null, externalUrl: null },
  ...{ artifactName: "model.onnx", artifactMediaType: "application/onnx", artifactSize: "2427" },
  ...{ artifactCid: "bafkreiart", leavesCid: null },
};

export const SALE: SaleRow = {
  ...{
    id: "1",
    asset: { id: "8", metadata: null },
    version: { number: 1 },
    terms: { id: TERMS.id, kind: "Perpetual" },
    title: false,
    resaleRoyalty: "0",
  },
  ...{ buyer: { id: BUYER }, seller: { id: OWNER }, quantity: "1", amount: String(25n * FTNS), fee: "0", bond: "0" },
  ...{
    instant: false,
    selfDealing: false,
    struck: false,
    state: "Settled",
    deadline: null,
    openedAt: "300",
    deliveredAt: "310",
    closedAt: "320",
  },
  transaction: HASH,
};
