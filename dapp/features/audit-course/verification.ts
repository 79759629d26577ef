import type { Finding } from "@ftns-market/sdk/audits";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ChainCertificate } from "@ftns-market/sdk/reads";
import type { Address, Hex } from "viem";
import type { CheckState } from "@/components/check-line";

/** What is checked, one after the other. */
export const CHECKS = ["findings", "panel", "overall", "reports"] as const;
export type Check = (typeof CHECKS)[number];

/** What a check shows when it has passed, in a sentence. */
export const CHECK_SENTENCES: Readonly<Record<Check, string>> = {
  findings: "The findings on this page are the ones that the chain has.",
  panel: "Medians, verdict and expiry of the certificate follow from the findings by the published rule.",
  overall: "The overall score is the weighted mean of its scores.",
  reports: "Every report on IPFS is the one that its auditor committed to, and gives the scores of its finding.",
};

/** A seat as the page shows it. */
export interface ShownSeat {
  /** From 0. */
  readonly seat: number;
  readonly auditor: Address;
  readonly finding: Pick<Finding, "scores" | "passed" | "contentCertified" | "expiresAt">;
  /** sha2-256 digest and CID of the report. */
  readonly report: { readonly digest: Hex; readonly cid: string } | undefined;
}

/** What a verification found besides that everything fits. */
export interface Verified {
  readonly findings: readonly { readonly seat: number; readonly finding: Finding }[];
  /** Computed here from the findings; undefined without one. */
  readonly computed: (Finding & { readonly overall: number }) | undefined;
  readonly certificate: ChainCertificate | undefined;
}

const NOT_YET = "There is no certificate yet. What would follow from what is revealed so far is shown below.";
const REPLACED =
  "The chain keeps the latest certificate of a version only, and it is not this audit’s. What follows from its findings is shown below.";
/** More is no report, bytes. */
const MAX_REPORT = 1_048_576;
/** Codes of errors that say something about the report, not about the way to it. */
const VERDICTS = /^(Mismatch|InvalidInput|Ipfs_(CidMismatch|WrongLayout|InvalidCid))/;

/** The first difference between what the page shows and what the chain has, in words; undefined when all fits. */
export function differenceOf(shown: readonly ShownSeat[], chain: Verified["findings"]): string | undefined {
  if (shown.length !== chain.length) {
    return `The page shows ${shown.length} findings, the chain has ${chain.length}. Load the page again.`;
  }
  const wrong = chain.find(({ seat, finding }) => {
    const own = shown.find((one) => one.seat === seat);
    return own === undefined || !isSameFinding(own.finding, finding);
  });
  return wrong && `The finding of seat ${wrong.seat + 1} on this page is not the one that the chain has.`;
}

/** Whether two findings say the same. */
export function isSameFinding(one: ShownSeat["finding"], other: ShownSeat["finding"]): boolean {
  const metrics = Object.keys(other.scores) as (keyof Finding["scores"])[];
  return (
    one.passed === other.passed &&
    one.contentCertified === other.contentCertified &&
    one.expiresAt === other.expiresAt &&
    metrics.every((metric) => one.scores[metric] === other.scores[metric])
  );
}

/**
 * Recomputes a certificate in this browser from what the chain has of its audit, and holds the reports on IPFS against their digests.
 * @param shown what the page says
 * @param onCheck told of each check; one that fails does not keep the others from being made
 * @throws the signal's reason; MarketError when the chain does not answer
 */
export async function verifyAudit(
  market: MarketClient,
  audit: bigint,
  shown: readonly ShownSeat[],
  { signal, onCheck }: { readonly signal: AbortSignal; readonly onCheck: (check: Check, state: CheckState) => void },
): Promise<Verified> {
  const [{ overallOf, panelFinding }, { readAudit, readCertificate }] = await Promise.all([
    import("@ftns-market/sdk/audits"),
    import("@ftns-market/sdk/reads"),
  ]);
  onCheck("findings", { state: "running" });
  const { asset, version, seats, phase } = await readAudit(market, audit);
  const { certificate: latest } = await readCertificate(market, asset, version);
  signal.throwIfAborted();
  const findings = seats.flatMap(({ number, finding }) => (finding === undefined ? [] : [{ seat: number, finding }]));
  onCheck("findings", stateOf(differenceOf(shown, findings)));

  const joint =
    findings.length === 0
      ? undefined
      : panelFinding(
          findings.map(({ finding }) => finding),
          seats.length,
        );
  const computed = joint === undefined ? undefined : { ...joint, overall: overallOf(joint.scores) };
  const certificate = latest?.audit === audit ? latest : undefined;
  const missing: CheckState = { state: "unable", reason: phase === "Concluded" ? REPLACED : NOT_YET };
  onCheck("panel", compared(computed, certificate, isSameFinding) ?? missing);
  onCheck("overall", compared(computed, certificate, (one, other) => one.overall === other.overall) ?? missing);

  onCheck("reports", { state: "running" });
  onCheck("reports", await checkReports(market, audit, shown, signal));
  return { findings, computed, certificate };
}

function stateOf(difference: string | undefined): CheckState {
  return difference === undefined ? { state: "passed" } : { state: "failed", reason: difference };
}

/** @returns undefined when there is nothing to compare */
function compared(
  computed: Verified["computed"],
  certificate: ChainCertificate | undefined,
  fits: (one: NonNullable<Verified["computed"]>, other: ChainCertificate) => boolean,
): CheckState | undefined {
  if (computed === undefined || certificate === undefined) return undefined;
  return fits(computed, certificate)
    ? { state: "passed" }
    : { state: "failed", reason: "The certificate on chain is not what follows from the findings." };
}

async function checkReports(
  market: MarketClient,
  audit: bigint,
  shown: readonly ShownSeat[],
  signal: AbortSignal,
): Promise<CheckState> {
  const { describeError } = await import("@ftns-market/sdk/errors");
  const committed = await committedReports(market, audit);
  for (const seat of shown) {
    try {
      await checkReport(market, seat, committed.get(seat.auditor.toLowerCase()), signal);
    } catch (error) {
      signal.throwIfAborted();
      const { code, message } = describeError(error);
      return { state: VERDICTS.test(code) ? "failed" : "unable", reason: `Seat ${seat.seat + 1}: ${message}` };
    }
  }
  return { state: "passed" };
}

/** Digests of the reports by auditor, as the chain's own events say them. */
async function committedReports(market: MarketClient, audit: bigint): Promise<ReadonlyMap<string, Hex>> {
  const [{ getContractEvents }, { auditsAbi }] = await Promise.all([
    import("viem/actions"),
    import("@ftns-market/sdk/abis"),
  ]);
  const { address, block } = market.deployment.contracts.Audits;
  const revealed = await getContractEvents(market.client, {
    ...{ address, abi: auditsAbi, eventName: "FindingRevealed", args: { audit }, fromBlock: BigInt(block) },
    strict: true,
  });
  return new Map(revealed.map(({ args }) => [args.auditor.toLowerCase(), args.report]));
}

/** The blocks of IPFS are checked against their CID; the CID is made here from the digest on chain. */
async function checkReport(
  market: MarketClient,
  { report, finding }: ShownSeat,
  digest: Hex | undefined,
  signal: AbortSignal,
): Promise<void> {
  const [{ downloadSmallFile, metadataDigestToCid }, { reportOf }, { MarketError }] = await Promise.all([
    import("@ftns-market/sdk/ipfs"),
    import("@ftns-market/sdk/evaluators"),
    import("@ftns-market/sdk/errors"),
  ]);
  if (digest === undefined) throw new MarketError("NotFound", "The chain has no report of it. Load the page again.");
  if (report !== undefined && report.digest.toLowerCase() !== digest.toLowerCase()) {
    throw new MarketError("Mismatch", "The report on this page is not the one that was committed to.");
  }
  const endpoints = market.ipfs?.endpoints ?? [];
  const bytes = await downloadSmallFile(metadataDigestToCid(digest), { endpoints, maxSize: MAX_REPORT, signal });
  const { scores } = reportOf(bytes);
  const metrics = Object.keys(scores) as (keyof typeof scores)[];
  if (metrics.every((metric) => scores[metric] === finding.scores[metric])) return;
  throw new MarketError("Mismatch", "Its report gives other scores than its finding. Read the report.");
}
