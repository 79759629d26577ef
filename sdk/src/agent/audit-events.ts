import type { Address, TransactionReceipt } from "viem";
import type { AnybodysStep } from "../audits/next.ts";
import type { AuditId } from "../chain/ids.ts";
import { formatDuration, formatFtns, formatTime } from "../chain/units.ts";
import type { MarketError } from "../errors/market-error.ts";
import type { ChainAudit, ChainSeat } from "../reads/audit.ts";
import type { ChainAuditor } from "../reads/auditor.ts";

/** What the agent does for an audit: find out whether it concerns the account, reveal and publish the account's own, or an open step. */
export type AuditTask = AnybodysStep | "look" | "reveal" | "publish";

interface AboutSeat {
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
}

interface Failed {
  readonly audit: AuditId;
  readonly task: AuditTask;
  readonly error: MarketError;
  readonly inSeconds: number;
}

/** What an agent that looks after audits did or saw. */
export type AuditEvent =
  | { readonly type: "started"; readonly account: Address; readonly all: boolean; readonly auditor: ChainAuditor }
  /** An audit that is looked after is new, or has moved on, by whomever. @param seat the account's */
  | { readonly type: "stands"; readonly audit: ChainAudit; readonly seat: ChainSeat | undefined }
  /** The account has a seat, and has to commit. */
  | ({ readonly type: "drawn"; readonly by: number; readonly fee: bigint } & AboutSeat)
  /** A deadline of the account nears, and what it asks for is not done. */
  | ({
      readonly type: "reminder";
      readonly to: "commit" | "reveal";
      readonly by: number;
      readonly left: number;
    } & AboutSeat)
  /** The account's committed finding cannot be revealed from here: its opening is not there, or does not fit. */
  | ({ readonly type: "closed"; readonly reason: string } & AboutSeat)
  /** The account's finding was revealed. @param published whether its report is on IPFS */
  | ({ readonly type: "revealed"; readonly published: boolean; readonly receipt: TransactionReceipt } & AboutSeat)
  /** The account came to have a part in the asset: its finding does not count, and is paid. */
  | ({ readonly type: "recused"; readonly receipt: TransactionReceipt } & AboutSeat)
  /** The report of a finding that was revealed without it is on IPFS now. */
  | ({ readonly type: "published" } & AboutSeat)
  /** The account's time is over. */
  | ({ readonly type: "missed"; readonly to: "commit" | "reveal" } & AboutSeat)
  | {
      readonly type: "wentOn";
      readonly step: AnybodysStep;
      readonly after: ChainAudit;
      readonly receipt: TransactionReceipt;
    }
  /** Somebody else was first. */
  | { readonly type: "overtaken"; readonly audit: AuditId; readonly task: AuditTask }
  /** Something failed that may work later. */
  | ({ readonly type: "retrying" } & Failed)
  /** Something failed that cannot work as things are. */
  | ({ readonly type: "blocked" } & Failed)
  /** The chain could not be read; the agent goes on. */
  | { readonly type: "waiting"; readonly error: MarketError; readonly inSeconds: number };

/** An event as one line for a log. It shows nothing of a finding. */
export function auditEventLine(event: AuditEvent): string {
  switch (event.type) {
    case "started":
      return startedWords(event);
    case "stands":
      return `${placeWords(event.audit)}${event.seat === undefined ? "" : `; own seat ${event.seat.number}: ${event.seat.state}`}`;
    case "drawn":
      return `DRAWN for ${seatWords(event)}, fee ${formatFtns(event.fee)}: evaluate and commit by ${formatTime(event.by)}, or lose a part of the stake`;
    case "reminder":
      return `HURRY ${seatWords(event)}: ${formatDuration(event.left)} left to ${event.to}, until ${formatTime(event.by)}`;
    case "closed":
      return `BLOCKED reveal of ${seatWords(event)}: ${event.reason}`;
    case "revealed":
      return `revealed the finding of ${seatWords(event)}${event.published ? "" : ", its report not yet published"}, ${minedWords(event)}`;
    case "recused":
      return `recused from ${seatWords(event)}, with the fee: the account has come to have a part in the asset, ${minedWords(event)}`;
    case "published":
      return `published the report of ${seatWords(event)}`;
    case "missed":
      return `MISSED ${seatWords(event)}: the time to ${event.to} is over, a part of the stake is lost`;
    case "wentOn":
      return `${wentOnWords(event)}, ${minedWords(event)}`;
    case "overtaken":
      return `audit ${event.audit}: somebody else was first to ${event.task}`;
    case "retrying":
      return `audit ${event.audit} (${event.task}) again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "blocked":
      return `BLOCKED audit ${event.audit} (${event.task}), again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "waiting":
      return `the chain again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
  }
}

function startedWords({ account, all, auditor }: Extract<AuditEvent, { type: "started" }>): string {
  const { drawable, domains } = auditor;
  const role = drawable ? `it may be drawn for ${domains.join(", ")}` : "nobody draws it now";
  return `watching ${all ? "all audits" : "the audits that concern the account"}, as ${account}: ${role}`;
}

function placeWords({
  audit,
  version,
  asset,
  domain,
  phase,
  round,
  drawBlock,
  deadline,
  seats,
  next,
}: ChainAudit): string {
  const about = `audit ${audit} of version ${version} of asset ${asset} (${domain})`;
  const until = `until ${formatTime(deadline)}`;
  const count = (...states: ChainSeat["state"][]) => seats.filter(({ state }) => states.includes(state)).length;
  switch (phase) {
    case "Drawing":
      return `${about}: draw ${round + 1} by block ${drawBlock}, ${until}`;
    case "Committing":
      return `${about}: ${count("Committed")} of ${seats.length} have committed after draw ${round}, ${until}`;
    case "Revealing": {
      const left = next === "conclude" ? "" : `, ${until}`;
      return `${about}: ${count("Revealed", "Recused")} of ${count("Committed", "Revealed", "Recused")} have revealed${left}`;
    }
    case "Concluded":
    case "None":
      return `${about}: over`;
  }
}

function wentOnWords({ step, after }: Extract<AuditEvent, { type: "wentOn" }>): string {
  const { audit, phase, drawBlock, seats } = after;
  const filled = seats.filter(({ state }) => state !== "Empty").length;
  if (step === "conclude") return `concluded audit ${audit}`;
  if (step === "draw" && phase === "Drawing")
    return `too late to draw for audit ${audit}, named block ${drawBlock} instead`;
  if (step === "draw") return `drew for audit ${audit}, ${filled} of ${seats.length} seats are taken`;
  return `went on with audit ${audit} without the silent`;
}

function seatWords({ audit, seat }: AboutSeat): string {
  return `seat ${seat} of audit ${audit}`;
}

function minedWords({ receipt }: { readonly receipt: TransactionReceipt }): string {
  return `block ${receipt.blockNumber}, ${receipt.gasUsed} gas, ${receipt.transactionHash}`;
}
