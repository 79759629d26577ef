import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Audit } from "../../generated/schema";
import { AuditPhase } from "../enums";
import { numberId, versionId } from "../ids";
import { touchAccount } from "./account";
import { loadAsset } from "./asset";
import { loadMarket } from "./market";

/** Of the contract; no event says it. From an order, or a further round, on; another block does not prolong it. */
const DRAW_WINDOW = BigInt.fromI32(86400);

/** The block that decides was told of just before, and is told again here. */
export function orderAudit(
  event: ethereum.Event,
  number: BigInt,
  assetNumber: BigInt,
  version: i32,
  orderer: Bytes,
  seats: i32,
  fee: BigInt,
  drawBlock: BigInt,
): void {
  const asset = loadAsset(numberId(assetNumber));
  const audit = new Audit(numberId(number));
  audit.number = number;
  audit.asset = asset.id;
  audit.version = versionId(asset.id, version);
  audit.domain = asset.category;
  audit.orderer = touchAccount(orderer, event);
  audit.seatCount = seats;
  audit.fee = fee;
  audit.phase = AuditPhase.Drawing;
  audit.round = 0;
  audit.drawBlock = drawBlock;
  audit.deadline = event.block.timestamp.plus(DRAW_WINDOW);
  audit.filled = 0;
  audit.committed = 0;
  audit.opened = 0;
  audit.revealed = 0;
  audit.orderedAt = event.block.timestamp;
  audit.block = event.block.number;
  audit.transaction = event.transaction.hash;
  audit.save();

  const market = loadMarket();
  market.audits += 1;
  market.auditFees = market.auditFees.plus(allFees(audit));
  market.save();
}

/** Every event about an audit follows its order. */
export function loadAudit(number: BigInt): Audit {
  return Audit.load(numberId(number))!;
}

/** The block's hash was gone, or a further round begins. */
export function scheduleDraw(event: ethereum.Event, number: BigInt, drawBlock: BigInt): void {
  const audit = Audit.load(numberId(number));
  // The order follows.
  if (!audit) return;
  if (audit.phase != AuditPhase.Drawing) audit.deadline = event.block.timestamp.plus(DRAW_WINDOW);
  audit.phase = AuditPhase.Drawing;
  audit.drawBlock = drawBlock;
  audit.save();
}

/** The seats were told of before. */
export function openCommit(number: BigInt, filled: i32, deadline: BigInt): void {
  const audit = loadAudit(number);
  audit.phase = AuditPhase.Committing;
  audit.round += 1;
  audit.filled = filled;
  audit.deadline = deadline;
  audit.save();
}

export function openReveal(number: BigInt, deadline: BigInt): void {
  const audit = loadAudit(number);
  audit.phase = AuditPhase.Revealing;
  audit.deadline = deadline;
  audit.save();
}

/** The seats are settled by the caller. */
export function concludeAudit(event: ethereum.Event, number: BigInt, certified: boolean, refund: BigInt): void {
  const audit = loadAudit(number);
  audit.phase = AuditPhase.Concluded;
  audit.deadline = null;
  audit.certified = certified;
  audit.refund = refund;
  audit.concludedAt = event.block.timestamp;
  audit.concludedTransaction = event.transaction.hash;
  audit.save();

  const market = loadMarket();
  market.auditFees = market.auditFees.minus(allFees(audit));
  market.save();
}

export function setCertificate(number: BigInt, certificate: string): void {
  const audit = loadAudit(number);
  audit.certificate = certificate;
  audit.save();
}

/** What was paid for all seats. */
function allFees(audit: Audit): BigInt {
  return audit.fee.times(BigInt.fromI32(audit.seatCount));
}
