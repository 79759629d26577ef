import type { Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";
import { findingCommitment, findingSalt, type SeatContext } from "./commitment.ts";
import type { Finding, Scores } from "./finding.ts";

/** What opens a committed finding. Secret until the reveal: whoever has it can read and reveal the finding, and nothing else. */
export interface FindingOpening extends SeatContext {
  readonly finding: Finding;
  /** bytes32, sha2-256 digest of the report. */
  readonly report: Hex;
  /** bytes32 */
  readonly salt: Hex;
  /** The report itself, so that the reveal can publish it from any device; undefined when it is kept elsewhere. */
  readonly reportText?: string | undefined;
}

const DAY = 86_400;

/** A finding with its salt, and so its commitment. @throws MarketError `Audits_InvalidFinding`; DeliveryError `Delivery_InvalidSecret` */
export function sealFinding(
  master: Uint8Array,
  context: SeatContext,
  { finding, report, reportText }: Pick<FindingOpening, "finding" | "report" | "reportText">,
): { readonly commitment: Hex; readonly opening: FindingOpening } {
  const { chainId, contract, audit, seat, auditor } = context;
  const bound = { chainId, contract, audit, seat, auditor, salt: findingSalt(master, context) };
  const opening = { ...bound, finding, report, ...(reportText !== undefined && { reportText }) };
  return { commitment: commitmentOf(opening), opening };
}

/** The commitment that an opening opens, bytes32. */
export function commitmentOf(opening: FindingOpening): Hex {
  return findingCommitment(opening, opening.finding, opening.report, opening.salt);
}

/**
 * The latest expiry that a finding committed now can have, at 00:00 UTC of a day. Findings that end at such a time can be rebuilt from the
 * report (`rebuildOpening`).
 * @param now seconds since 1970
 * @param certificateLife of the policy, seconds
 */
export function latestExpiry(now: number, certificateLife: number): number {
  return Math.floor((now + certificateLife) / DAY) * DAY;
}

/** What is left of a finding after the loss of its opening: the same evaluation gives the same report again. */
export interface KnownFinding {
  readonly scores: Scores;
  /** bytes32, digest of the report. */
  readonly report: Hex;
}

/**
 * Rebuilds the opening of a committed finding from the wallet and the report, as after the loss of a device: tries both verdicts and the end
 * of every day in which the certificate can expire.
 * @param master as in `sealFinding`
 * @param commitment bytes32, of the chain
 * @param latest expiry that can have been committed to: `latestExpiry` of now
 * @throws MarketError `Mismatch` when another wallet, keystore or report was committed to
 */
export function rebuildOpening(
  master: Uint8Array,
  context: SeatContext,
  commitment: Hex,
  { scores, report }: KnownFinding,
  { latest, certificateLife }: { readonly latest: number; readonly certificateLife: number },
): FindingOpening {
  const sealed = { ...context, report, salt: findingSalt(master, context) };
  const days = Math.ceil(certificateLife / DAY) + 1;
  for (let day = 0; day <= days; day++) {
    for (const passed of [true, false]) {
      for (const contentCertified of [true, false]) {
        const finding = { scores, passed, contentCertified, expiresAt: latest - day * DAY };
        const opening = { ...sealed, finding };
        if (BigInt(commitmentOf(opening)) === BigInt(commitment)) return opening;
      }
    }
  }
  const message =
    "This wallet, or keystore, with this report did not make the committed finding. Use the ones that made it, or the copy of the opening that you kept.";
  throw new MarketError("Mismatch", message, { audit: context.audit, seat: context.seat });
}
