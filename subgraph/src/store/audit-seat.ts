import { BigInt, Bytes, crypto, ethereum } from "@graphprotocol/graph-ts";
import { AuditSeat, Offence } from "../../generated/schema";
import { rawCid } from "../cid";
import { SeatState } from "../enums";
import { overallOf } from "../finding";
import { numberId, offenceId, seatId } from "../ids";
import { loadAudit } from "./audit";
import { loadAuditor, saveAuditor } from "./auditor";

/** What an auditor found, or a panel. */
export class Finding {
  constructor(
    public scores: i32[],
    public passed: boolean,
    public contentCertified: boolean,
    public expiresAt: BigInt,
  ) {}
}

/** The draw itself is told of afterwards. */
export function drawSeat(event: ethereum.Event, number: BigInt, auditor: Bytes, place: i32): void {
  const audit = loadAudit(number);
  const seat = new AuditSeat(seatId(audit.id, auditor));
  seat.audit = audit.id;
  seat.auditor = auditor;
  seat.asset = audit.asset;
  seat.number = place;
  seat.round = audit.round + 1;
  seat.state = SeatState.Drawn;
  seat.paid = BigInt.zero();
  seat.refuted = false;
  seat.drawnAt = event.block.timestamp;
  seat.drawnInBlock = event.block.number;
  seat.transaction = event.transaction.hash;
  seat.save();
  countOpenSeat(event, auditor, 1);
}

export function commitSeat(event: ethereum.Event, number: BigInt, auditor: Bytes, commitment: Bytes): void {
  const seat = loadSeat(number, auditor);
  seat.state = SeatState.Committed;
  seat.commitment = commitment;
  seat.committedAt = event.block.timestamp;
  seat.save();

  const audit = loadAudit(number);
  audit.committed += 1;
  audit.save();
}

export function revealSeat(
  event: ethereum.Event,
  number: BigInt,
  auditor: Bytes,
  finding: Finding,
  report: Bytes,
): void {
  const seat = openSeat(event, number, auditor, SeatState.Revealed);
  seat.scores = finding.scores;
  seat.overall = overallOf(finding.scores);
  seat.passed = finding.passed;
  seat.contentCertified = finding.contentCertified;
  seat.expiresAt = finding.expiresAt;
  seat.report = report;
  seat.reportCid = rawCid(report);
  seat.save();

  const audit = loadAudit(number);
  audit.revealed += 1;
  audit.save();
}

export function recuseSeat(event: ethereum.Event, number: BigInt, address: Bytes): void {
  openSeat(event, number, address, SeatState.Recused).save();
  const auditor = loadAuditor(address);
  auditor.recused += 1;
  saveAuditor(event, auditor);
}

/** The slash for it follows. An auditor that had not committed leaves its seat to another. */
export function silenceSeat(event: ethereum.Event, number: BigInt, address: Bytes): void {
  const seat = loadSeat(number, address);
  const audit = loadAudit(number);
  if (seat.state == SeatState.Drawn) audit.filled -= 1;
  audit.save();
  seat.state = SeatState.Silent;
  seat.silentAt = event.block.timestamp;
  seat.save();
  countOpenSeat(event, address, -1);

  const auditor = loadAuditor(address);
  auditor.auditsMissed += 1;
  saveAuditor(event, auditor);
  recordOffence(seat, address, offenceOf([addressWord(event.address), numberWord(number)]));
}

/** Who revealed has earned its fee, and who was recused: it had done its work, but this audit does not count for it. */
export function paySeats(event: ethereum.Event, number: BigInt): void {
  const audit = loadAudit(number);
  const seats = audit.seats.load();
  for (let i = 0; i < seats.length; i++) {
    const seat = seats[i];
    const revealed = seat.state == SeatState.Revealed;
    if (!revealed && seat.state != SeatState.Recused) continue;
    seat.paid = audit.fee;
    seat.save();
    const auditor = loadAuditor(seat.auditor);
    if (revealed) auditor.auditsDone += 1;
    auditor.earned = auditor.earned.plus(audit.fee);
    saveAuditor(event, auditor);
  }
}

/** It had certified content that was proved wrong. The slash for it follows. */
export function refuteSeat(event: ethereum.Event, number: BigInt, address: Bytes): void {
  const seat = loadSeat(number, address);
  seat.refuted = true;
  seat.save();
  const auditor = loadAuditor(address);
  auditor.refuted += 1;
  saveAuditor(event, auditor);
  const place = numberWord(BigInt.fromI32(seat.number));
  recordOffence(seat, address, offenceOf([addressWord(event.address), numberWord(number), place]));
}

/** The last request counts, until it is answered. */
export function requestAuditKey(event: ethereum.Event, number: BigInt, auditor: Bytes, key: Bytes): void {
  const seat = loadSeat(number, auditor);
  seat.auditorKey = key;
  seat.keyRequestedAt = event.block.timestamp;
  seat.save();
}

export function deliverAuditKey(event: ethereum.Event, number: BigInt, auditor: Bytes, r1: Bytes, w: Bytes): void {
  const seat = loadSeat(number, auditor);
  seat.r1 = r1;
  seat.w = w;
  seat.keyDeliveredAt = event.block.timestamp;
  seat.save();
}

function loadSeat(number: BigInt, auditor: Bytes): AuditSeat {
  return AuditSeat.load(seatId(numberId(number), auditor))!;
}

/** It has revealed, or was recused. The caller saves the seat. */
function openSeat(event: ethereum.Event, number: BigInt, auditor: Bytes, state: string): AuditSeat {
  const audit = loadAudit(number);
  audit.opened += 1;
  audit.save();
  countOpenSeat(event, auditor, -1);
  const seat = loadSeat(number, auditor);
  seat.state = state;
  seat.openedAt = event.block.timestamp;
  seat.openedTransaction = event.transaction.hash;
  return seat;
}

/** Of the seats that wait for their auditor. */
function countOpenSeat(event: ethereum.Event, address: Bytes, change: i32): void {
  const auditor = loadAuditor(address);
  auditor.openSeats += change;
  saveAuditor(event, auditor);
}

function recordOffence(seat: AuditSeat, auditor: Bytes, offence: Bytes): void {
  const known = new Offence(offenceId(offence, auditor));
  known.seat = seat.id;
  known.save();
}

/** As the contract names it: the hash of its words. */
function offenceOf(words: Bytes[]): Bytes {
  let encoded = words[0];
  for (let i = 1; i < words.length; i++) encoded = encoded.concat(words[i]);
  return Bytes.fromByteArray(crypto.keccak256(encoded));
}

function addressWord(address: Bytes): Bytes {
  return Bytes.fromUint8Array(new Uint8Array(12)).concat(address);
}

function numberWord(number: BigInt): Bytes {
  return Bytes.fromHexString("0x" + number.toHexString().substring(2).padStart(64, "0"));
}
