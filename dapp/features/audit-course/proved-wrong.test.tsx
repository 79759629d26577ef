// What the page of an audit says of content that was certified, before and after a proof on the chain says that it is wrong.
import type { Finding } from "@ftns-market/sdk/audits";
import type { AuditPage, CertificateRow, PanelSeat } from "@ftns-market/sdk/queries";
import type { Certification } from "@ftns-market/sdk/reads";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { renderForVisitor } from "@/tests/visitor";
import { AuditCertificate } from "./audit-certificate";
import { PanelList } from "./panel-list";

afterEach(cleanup);

const scores: Finding["scores"] = {
  ...{ ModelPerformance: 8_000, DataQuality: "NotApplicable", CodeQuality: "Withheld" },
  ...{ Documentation: 8_000, PeerReview: 8_000 },
};
const FOUND = { scores, overall: 8_000, passed: true, contentCertified: true, expiresAt: 2_000_000_000 };
const CERTIFICATE = { ...FOUND, audit: 5n, issuedAt: 1_000 };
const HOLDS: Certification = {
  ...{ certificate: CERTIFICATE, live: true, contentCertified: true, fraudulent: false, waivedFrom: 87_400 },
};
const REFUTED: Certification = {
  ...{ certificate: CERTIFICATE, live: false, contentCertified: false, fraudulent: true, waivedFrom: undefined },
};
const ROW: CertificateRow = {
  ...{ ...CERTIFICATE, asset: 7, version: 1, current: true, fraudulent: false, waivedFrom: 87_400 },
  transaction: "0x01",
};

type Index = Parameters<typeof AuditCertificate>[0]["index"];
const asIndexed = (change: Partial<CertificateRow> = {}): Index => {
  const certificate = { ...ROW, ...change };
  return { certificate, fraudulent: certificate.fraudulent };
};

async function certificateOf(certification: Certification | undefined, index: Index): Promise<string> {
  const { container } = await renderForVisitor(<AuditCertificate audit={5n} {...{ index, certification }} now={100} />);
  return container.textContent ?? "";
}

describe("AuditCertificate", () => {
  it("shows content that was certified as checked", async () => {
    const text = await certificateOf(HOLDS, asIndexed());
    expect(text).toContain("Content checked");
    expect(text).not.toMatch(/proved wrong|has taken its place/);
  });

  it.each([
    ["the chain says so, though the index does not know it yet", REFUTED, asIndexed()],
    ["the chain says so, and the index does not answer", REFUTED, undefined],
    ["the index says so, and the chain does not answer", undefined, asIndexed({ fraudulent: true, current: false })],
  ] as const)("shows it as proved wrong when %s", async (_, certification, index) => {
    const text = await certificateOf(certification, index);
    for (const words of ["The content was proved wrong", "Content proved wrong", "Refuted"])
      expect(text).toContain(words);
    expect(text).not.toMatch(/Content checked|has taken its place/);
  });

  it("shows one that was replaced before the proof as proved wrong too", async () => {
    const later = { ...REFUTED, certificate: { ...CERTIFICATE, audit: 6n } };
    const text = await certificateOf(later, asIndexed({ fraudulent: true, current: false }));
    for (const words of ["has taken its place", "Content proved wrong"]) expect(text).toContain(words);
    expect(text).not.toContain("Content checked");
  });

  it("says that a later one has taken its place only when that is known", async () => {
    expect(await certificateOf(undefined, asIndexed())).not.toContain("has taken its place");
    cleanup();
    expect(await certificateOf(undefined, asIndexed({ current: false }))).toContain("has taken its place");
  });

  it("is not there when there is none", async () => {
    const none = { ...HOLDS, live: false, certificate: undefined };
    expect(await certificateOf(none, { certificate: undefined, fraudulent: false })).toBe("");
  });
});

const SEAT: PanelSeat = {
  ...{ auditor: "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc", auditorName: undefined, seat: 0, round: 1 },
  ...{ state: "Revealed", commitment: "0x01", finding: FOUND, report: undefined, paid: 0n, refuted: false },
  ...{ keyRequest: undefined, keyDelivery: undefined, drawnAt: 1, committedAt: 2, openedAt: 3, silentAt: undefined },
  ...{ transaction: "0x01", openedTransaction: "0x02", atStake: 1n },
};

async function seatOf(change: Partial<PanelSeat>, fraudulent: boolean): Promise<string> {
  const page = { audit: 5n, fraudulent, panel: [{ ...SEAT, ...change }] } as unknown as AuditPage;
  await renderForVisitor(<PanelList page={page} />);
  return screen.getByRole("article").textContent ?? "";
}

describe("PanelList", () => {
  it("says what a seat found of the content while nothing speaks against it", async () => {
    expect(await seatOf({}, false)).toContain("Decrypted, and as committed");
    expect(screen.queryByRole("button", { name: "Refute" })).toBeNull();
  });

  it("says that what it certified is proved wrong, and offers to refute it", async () => {
    const text = await seatOf({}, true);
    expect(text).toContain("Certified, and proved wrong");
    expect(text).not.toContain("as committed");
    expect(screen.getByRole("button", { name: "Refute" })).toBeDefined();
  });

  it("says the same once it is refuted, and offers that no more", async () => {
    const text = await seatOf({ refuted: true }, true);
    for (const words of ["Certified, and proved wrong", "Refuted by a proof of fraud"]) expect(text).toContain(words);
    expect(screen.queryByRole("button", { name: "Refute" })).toBeNull();
  });

  it("blames no seat that certified nothing", async () => {
    const text = await seatOf({ finding: { ...FOUND, contentCertified: false } }, true);
    expect(text).toContain("Not certified");
    expect(text).not.toContain("proved wrong");
  });
});
