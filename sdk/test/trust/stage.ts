import assert from "node:assert/strict";
import { hexToBytes, isAddressEqual } from "viem";
import {
  actions,
  createKeystore,
  journeys,
  parseFtns,
  reads,
  type AssetId,
  type AuditId,
  type Category,
  type MarketClient,
} from "../../src/index.ts";
import type { Finding } from "../../src/audits/index.ts";
import { saveKeystoreFile } from "../../src/node.ts";
import { startIpfsServer, type IpfsServer } from "../ipfs/ipfs-server.ts";
import { startMarket, type Actor, type TestMarket } from "../support/chain.ts";
import { openVersion } from "../support/versions.ts";

export const AUDITORS = ["auditor1", "auditor2", "auditor3", "auditor4", "auditor5"] as const;
export const BOND = parseFtns("1000");
/** With four bonds a draw takes most of whom it tries, so a panel of few auditors is full but for one time in millions. */
export const STAKE = 4n * BOND;

/** Of the keystores of `keyFile`. */
export const PASSWORD = "correct horse battery";
const CHEAP = { n: 16_384, r: 8, p: 1 };

/** A market with an IPFS node and five bonded auditors of models. */
export interface AuditStage {
  readonly chain: TestMarket;
  readonly ipfs: IpfsServer;
  as(actor: Actor): MarketClient;
  stop(): Promise<void>;
}

export async function startAuditStage(): Promise<AuditStage> {
  const [chain, ipfs] = await Promise.all([startMarket(), startIpfsServer()]);
  const as = (actor: Actor) => chain.as(actor, { ipfs: { upload: { url: ipfs.url }, endpoints: [ipfs.gateway] } });
  for (const actor of AUDITORS) await enlist(as(actor), actor);
  return {
    ...{ chain, ipfs, as },
    async stop() {
      await chain.stop();
      await ipfs[Symbol.asyncDispose]();
    },
  };
}

export function enlist(market: MarketClient, name: string, domains: readonly Category[] = ["Model"]) {
  return journeys.becomeAuditor(market, { credentials: { name, text: "Audits models." }, domains, stake: STAKE });
}

/** An open model of the seller. @param resaleRoyaltyBps of its price when it is sold again, to the seller */
export async function publishModel(seller: MarketClient, resaleRoyaltyBps = 0): Promise<AssetId> {
  const version = await openVersion(new TextEncoder().encode("a model"));
  const { receipt } = await actions.send(
    seller,
    actions.publishAsset(seller, { category: "Model", version, resaleRoyaltyBps }),
  );
  return actions.publishedVersion(seller, receipt).asset;
}

/** Orders an audit of the first version as the buyer, and draws its panel. */
export async function drawnAudit({ chain, as }: AuditStage, asset: AssetId): Promise<AuditId> {
  const audit = await journeys.orderAudit(as("buyer"), { asset, version: 1 });
  await chain.mine(3);
  const { phase } = await journeys.continueAudit(as("keeper"), audit);
  assert.equal(phase, "Committing");
  return audit;
}

/** Who sits on which seat. */
export async function panelOf({ chain, as }: AuditStage, audit: AuditId) {
  const { seats } = await reads.readAudit(as("keeper"), audit);
  return seats.map(({ number, auditor }) => {
    const actor = AUDITORS.find((name) => auditor !== undefined && isAddressEqual(chain.address(name), auditor));
    return { seat: number, actor: actor ?? assert.fail(`seat ${number} is empty`) };
  });
}

export function finding(score: number, more: Partial<Finding> = {}): Omit<Finding, "expiresAt"> {
  return {
    scores: {
      ModelPerformance: score,
      DataQuality: "NotApplicable",
      CodeQuality: "NotApplicable",
      Documentation: score,
      PeerReview: "Withheld",
    },
    passed: true,
    contentCertified: true,
    ...more,
  };
}

/** Keeps an account's private key in a keystore, as `npm run deliver -- import-relay` does, unless it is there already. */
export async function keyFile({ chain }: AuditStage, actor: Actor, path: string): Promise<void> {
  const secret = hexToBytes(chain.privateKey(actor));
  const keystore = await createKeystore(secret, PASSWORD, chain.address(actor), { cost: CHEAP });
  await saveKeystoreFile(path, keystore).catch((error: NodeJS.ErrnoException) => assert.equal(error.code, "EEXIST"));
}

export const reportOf = (score: number) => new TextEncoder().encode(JSON.stringify({ schema: "test", score }));

/** Commits to a finding as a seat's auditor. */
export async function submit(
  { as }: AuditStage,
  audit: AuditId,
  { seat, actor }: { seat: number; actor: Actor },
  score: number,
) {
  const market = as(actor);
  const master = await journeys.auditMaster(market, { audit, seat });
  const input = { audit, seat, finding: finding(score), report: reportOf(score), master };
  return journeys.submitFinding(market, input);
}
