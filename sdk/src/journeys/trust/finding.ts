import { sha256, type Hash } from "viem";
import type { SendOptions } from "../../actions/send.ts";
import { attest, commitFinding } from "../../actions/trust/finding.ts";
import type { Finding } from "../../audits/finding.ts";
import {
  latestExpiry,
  rebuildOpening,
  sealFinding,
  type FindingOpening,
  type KnownFinding,
} from "../../audits/opening.ts";
import type { AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Kin } from "../../chain/split.ts";
import { chainTime } from "../../chain/time.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { readAudit, type ChainSeat } from "../../reads/audit.ts";
import { readAuditTerms } from "../../reads/audit-terms.ts";
import { seatContext } from "../masters.ts";
import { resumeOrSend } from "../resume.ts";
import { uploadDocument } from "../upload-document.ts";
import { sendWithLineage } from "./accepted-lineage.ts";

/** The seats of a panel commit and reveal at the same time, and who comes last in a block pays for the phase that it ends. */
const BESIDE_OTHERS = { spareGas: 50_000n } as const;

/** What an auditor found, with its report. */
export interface SubmitFindingInput {
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  /** Without an expiry the latest that can be. */
  readonly finding: Omit<Finding, "expiresAt"> & { readonly expiresAt?: number };
  /** JSON of the report, UTF-8, at most 1 MiB: one raw block when it is published. */
  readonly report: Uint8Array;
  /** Of `auditMaster`, or an opened keystore: rebuilds the opening when everything else is lost. */
  readonly master: Uint8Array;
}

/** How a commitment is followed, and gone on with. */
export interface SubmitFindingOptions {
  /** Called before anything is sent: keep it (`audits.writeOpening`). Without a reveal the auditor loses a part of its stake. */
  readonly onSealed?: (opening: FindingOpening) => void;
  /** The hash of a commitment that was sent before an interruption. */
  readonly sent?: Hash;
  readonly onHash?: (hash: Hash) => void;
  readonly send?: SendOptions;
}

/**
 * Commits to the finding of the wallet's seat. The report stays with the auditor until the reveal: published earlier, others could copy it.
 * @returns the opening; wallet and report rebuild it (`recoverFinding`)
 * @throws MarketError `Audits_WrongPhase`, `Audits_CallerIsNotAuditor`, `Audits_WrongSeatState`, `Audits_InvalidFinding`,
 * `InvalidInput` for a report that is no text, those of `send`
 */
export async function submitFinding(
  market: MarketClient,
  input: SubmitFindingInput,
  { onSealed, sent, onHash, send: options }: SubmitFindingOptions = {},
): Promise<FindingOpening> {
  const { audit, seat, master } = input;
  const reportText = textOf(input.report);
  try {
    if (sent === undefined) await requireTurn(market, audit, seat);
    const expiresAt = input.finding.expiresAt ?? (await latestExpiryNow(market)).latest;
    const found = { finding: { ...input.finding, expiresAt }, report: sha256(input.report), reportText };
    const { commitment, opening } = sealFinding(master, seatContext(market, audit, seat), found);
    onSealed?.(opening);
    const action = commitFinding(market, { audit, seat, commitment });
    await resumeOrSend(market, action, sent, (hash) => onHash?.(hash), { ...BESIDE_OTHERS, ...options });
    return opening;
  } catch (error) {
    throw describeError(error);
  }
}

/** How a reveal is followed. */
export interface RevealFindingOptions {
  readonly send?: SendOptions;
}

/**
 * Reveals a committed finding: publishes its report, then opens it. Anybody who has the opening.
 * @returns the seat afterwards: "Revealed", or "Recused" when the auditor came to have a part in the asset
 * @throws MarketError `InvalidInput` for an opening of another market, `Audits_WrongPhase`, `Audits_CommitmentMismatch`,
 * `Audits_DeadlinePassed`, `Audits_DeclaredLate`, `Mismatch`; those of IPFS and of `send`
 */
export async function revealFinding(
  market: MarketClient,
  opening: FindingOpening,
  { send: options }: RevealFindingOptions = {},
): Promise<ChainSeat> {
  requireOfMarket(market, opening);
  const { audit, seat, reportText } = opening;
  try {
    const { asset, seats } = await readAudit(market, audit);
    const before = seats[seat];
    if (before?.state === "Revealed" || before?.state === "Recused") return before;
    if (reportText !== undefined) await uploadDocument(market, new TextEncoder().encode(reportText));
    const step = (lineage: readonly Kin[]) => attest(market, { ...opening, lineage });
    await sendWithLineage(market, { audit, asset }, step, { ...BESIDE_OTHERS, ...options });
    return seatOf(await readAudit(market, audit), seat);
  } catch (error) {
    throw describeError(error);
  }
}

/** What is left of a finding after the loss of its opening. */
export interface RecoverFindingInput extends Pick<KnownFinding, "scores"> {
  readonly audit: AuditId;
  readonly seat: number;
  /** The report again, as the same evaluation gives it. */
  readonly report: Uint8Array;
  /** As in `submitFinding`. */
  readonly master: Uint8Array;
}

/**
 * Rebuilds the opening of the wallet's committed finding from the wallet and the report.
 * @throws MarketError `Mismatch` when another wallet, keystore or report was committed to; `Audits_WrongSeatState` without a commitment
 */
export async function recoverFinding(market: MarketClient, input: RecoverFindingInput): Promise<FindingOpening> {
  const { audit, seat, scores, report, master } = input;
  const reportText = textOf(report);
  try {
    const [found, expiry] = await Promise.all([readAudit(market, audit), latestExpiryNow(market)]);
    const { commitment } = seatOf(found, seat);
    if (commitment === undefined) {
      const message = `Seat ${seat} of audit ${audit} has no commitment that waits to be revealed. Load the audit again.`;
      throw new MarketError("Audits_WrongSeatState", message, { audit, seat });
    }
    const known = { scores, report: sha256(report) };
    return { ...rebuildOpening(master, seatContext(market, audit, seat), commitment, known, expiry), reportText };
  } catch (error) {
    throw describeError(error);
  }
}

async function latestExpiryNow(market: MarketClient) {
  const [now, { certificateLife }] = await Promise.all([chainTime(market.client), readAuditTerms(market)]);
  return { latest: latestExpiry(now, certificateLife), certificateLife };
}

async function requireTurn(market: MarketClient, audit: AuditId, number: number): Promise<void> {
  const found = await readAudit(market, audit);
  const seat = seatOf(found, number);
  const account = requireAccount(market);
  if (seat.auditor?.toLowerCase() !== account.toLowerCase()) {
    throw contractError("Audits_CallerIsNotAuditor", [audit, account]);
  }
  if (found.next === "advance") throw contractError("Audits_DeadlinePassed", [audit, found.deadline]);
}

function seatOf({ audit, seats }: { readonly audit: AuditId; readonly seats: readonly ChainSeat[] }, number: number) {
  const seat = seats[number];
  if (seat !== undefined) return seat;
  throw new MarketError("NotFound", `Audit ${audit} has no seat ${number}: its seats are 0 to ${seats.length - 1}.`);
}

function requireOfMarket(market: MarketClient, { chainId, contract }: FindingOpening): void {
  if (chainId === market.chain.id && contract.toLowerCase() === market.addresses.Audits.toLowerCase()) return;
  const message = "This opening is of another market. Reveal it there.";
  throw new MarketError("InvalidInput", message, { chainId, contract });
}

function textOf(report: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(report);
  } catch (cause) {
    throw new MarketError("InvalidInput", "A report is JSON in UTF-8. Make it with the evaluators.", {}, cause);
  }
}
