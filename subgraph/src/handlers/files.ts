import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import { Reason } from "../../generated/schema";
import { readCredentials } from "../metadata/credentials";
import { readMetadata } from "../metadata/document";
import { readReviewText } from "../metadata/review-text";
import { readStatement } from "../metadata/statement";
import { cleanText } from "../metadata/text";

const MAX_REASON = 4000;
/** Four bytes a character at most. */
const MAX_REASON_BYTES = 4 * MAX_REASON;

export function handleMetadata(content: Bytes): void {
  readMetadata(dataSource.stringParam(), content).save();
}

export function handleStatement(content: Bytes): void {
  readStatement(dataSource.stringParam(), content).save();
}

export function handleCredentials(content: Bytes): void {
  readCredentials(dataSource.stringParam(), content).save();
}

export function handleReviewText(content: Bytes): void {
  readReviewText(dataSource.stringParam(), content).save();
}

export function handleReason(content: Bytes): void {
  const reason = new Reason(dataSource.stringParam());
  const length = min(content.length, MAX_REASON_BYTES);
  reason.text = cleanText(String.UTF8.decodeUnsafe(content.dataStart, length), MAX_REASON, true);
  reason.save();
}
