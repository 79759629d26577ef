import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Asset, Certificate, Version } from "../../generated/schema";
import { Finding } from "./audit-seat";
import { certificateId, numberId, versionId } from "../ids";
import { loadAsset } from "./asset";
import { setCertificate } from "./audit";

/** Of the contract; no event says it. From the issue until certified content takes the content window from purchases. */
const NOTICE = BigInt.fromI32(86400);

/** The latest certificate of a version replaces the one before. One that comes after a proof of fraud is worth nothing. */
export function issueCertificate(
  event: ethereum.Event,
  assetNumber: BigInt,
  number: i32,
  audit: BigInt,
  finding: Finding,
  overall: i32,
): void {
  const asset = loadAsset(numberId(assetNumber));
  const version = Version.load(versionId(asset.id, number))!;
  endCertificate(version);

  const certificate = new Certificate(certificateId(version.id, numberId(audit)));
  certificate.audit = numberId(audit);
  certificate.asset = asset.id;
  certificate.version = version.id;
  certificate.scores = finding.scores;
  certificate.overall = overall;
  certificate.passed = finding.passed;
  certificate.contentCertified = finding.contentCertified;
  certificate.expiresAt = finding.expiresAt;
  certificate.current = !version.fraudulent;
  certificate.issuedAt = event.block.timestamp;
  const waivedFrom = event.block.timestamp.plus(NOTICE);
  const waives = finding.passed && finding.contentCertified && waivedFrom.lt(finding.expiresAt);
  if (waives) certificate.waivedFrom = waivedFrom;
  certificate.block = event.block.number;
  certificate.transaction = event.transaction.hash;
  certificate.save();
  setCertificate(audit, certificate.id);

  version.certificate = certificate.id;
  version.save();
  if (number != asset.versionCount || version.fraudulent) return;
  asset.certificate = certificate.id;
  asset.certified = certificate.passed;
  asset.certifiedUntil = certificate.passed ? certificate.expiresAt : BigInt.zero();
  asset.quality = overall;
  asset.updatedAt = event.block.timestamp;
  asset.save();
}

/** The version's certificate, if it has one, counts no longer. */
export function endCertificate(version: Version): void {
  const id = version.certificate;
  if (id === null) return;
  const certificate = Certificate.load(id)!;
  certificate.current = false;
  certificate.save();
}

/** Its latest version has none. The caller saves the asset. */
export function withdrawCertificate(asset: Asset): void {
  asset.certificate = null;
  asset.certified = false;
  asset.certifiedUntil = BigInt.zero();
  asset.unset("quality");
}
