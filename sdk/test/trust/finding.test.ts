// Findings as pure functions: golden panels that the contracts are held to as well, and openings as files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { decodeAbiParameters, getAddress, sha256, stringToHex, type Hex } from "viem";
import { audits } from "../../src/index.ts";

const { packFinding, unpackFinding, panelFinding, overallOf } = audits;

const { panels } = JSON.parse(
  readFileSync(new URL("../../../test/vectors/findings.json", import.meta.url), "utf8"),
) as { panels: { name: string; seats: string; words: Hex; expectedWord: Hex; expectedOverall: string }[] };

const FINDING: audits.Finding = {
  scores: {
    ModelPerformance: 9_000,
    DataQuality: "NotApplicable",
    CodeQuality: "Withheld",
    Documentation: 0,
    PeerReview: 10_000,
  },
  passed: true,
  contentCertified: false,
  expiresAt: 1_800_000_000,
};

const CONTEXT: audits.SeatContext = {
  chainId: 31337,
  contract: getAddress("0x00000000000000000000000000000000000000aa"),
  audit: 7n,
  seat: 2,
  auditor: getAddress("0x00000000000000000000000000000000000000bb"),
};
const MASTER = new Uint8Array(32).fill(7);
const TEXT = '{"schema":"test"}';
const REPORT = sha256(stringToHex(TEXT));

describe("a panel", () => {
  it("comes to the golden finding and overall score, whatever it is made of", () => {
    assert(panels.length >= 100);
    for (const { name, seats, words, expectedWord, expectedOverall } of panels) {
      const [packed] = decodeAbiParameters([{ type: "uint256[]" }], words);
      const findings = packed.map(unpackFinding);
      assert.deepEqual(findings.map(packFinding), packed, name);
      const joint = panelFinding(findings, Number(seats));
      assert.equal(packFinding(joint), BigInt(expectedWord), name);
      assert.equal(overallOf(joint.scores), Number(expectedOverall), name);
    }
  });

  it("does not depend on the order of its auditors", () => {
    const [low, high] = [FINDING, { ...FINDING, passed: false, expiresAt: 1 }];
    assert.deepEqual(panelFinding([low, high, low], 3), panelFinding([low, low, high], 3));
  });
});

describe("a finding", () => {
  it("is refused when a score is none", () => {
    for (const score of [-1, 10_001, 0.5, Number.NaN, 65_535]) {
      const wrong = { ...FINDING, scores: { ...FINDING.scores, PeerReview: score } };
      assert.throws(() => packFinding(wrong), { code: "Audits_InvalidFinding" }, String(score));
    }
    assert.throws(() => unpackFinding(10_001n), { code: "Audits_InvalidFinding" });
  });
});

describe("a sealed finding", () => {
  const sealed = audits.sealFinding(MASTER, CONTEXT, { finding: FINDING, report: REPORT, reportText: TEXT });

  it("has a salt of its own for every chain, contract, audit, seat, auditor and master", () => {
    const others: readonly Partial<audits.SeatContext>[] = [
      {},
      { chainId: 1 },
      { contract: CONTEXT.auditor },
      { audit: 8n },
      { seat: 1 },
      { auditor: CONTEXT.contract },
    ];
    const salts = others.map((other) => audits.findingSalt(MASTER, { ...CONTEXT, ...other }));
    salts.push(audits.findingSalt(new Uint8Array(32).fill(8), CONTEXT));
    assert.equal(new Set(salts).size, salts.length);
    assert.equal(audits.findingSalt(MASTER, CONTEXT), sealed.opening.salt);
    assert.throws(() => audits.findingSalt(new Uint8Array(31), CONTEXT), { code: "Delivery_InvalidSecret" });
  });

  it("is read back from its file, and from no other", () => {
    const file = audits.writeOpening(sealed.opening);
    assert.deepEqual(audits.parseOpening(file), sealed.opening);
    const fields = JSON.parse(file) as Record<string, unknown>;
    const { reportText: _, ...withoutText } = fields;
    assert.deepEqual(audits.parseOpening(JSON.stringify(withoutText)).report, REPORT);
    const wrong: readonly Record<string, unknown>[] = [
      { kind: "another" },
      { version: 2 },
      { audit: 7 },
      { audit: "-7" },
      { audit: String(2n ** 64n) },
      { seat: 256 },
      { seat: 0.5 },
      { auditor: "0x12" },
      { salt: "0x12" },
      { report: `0x${"AB".repeat(32)}` },
      { reportText: "another report" },
      { finding: { ...FINDING, passed: "yes" } },
      { finding: { ...FINDING, expiresAt: -1 } },
      { finding: { ...FINDING, scores: { ...FINDING.scores, PeerReview: 10_001 } } },
      { finding: { ...FINDING, scores: { ModelPerformance: 1 } } },
    ];
    for (const change of wrong)
      assert.throws(
        () => audits.parseOpening(JSON.stringify({ ...fields, ...change })),
        { code: "InvalidInput" },
        JSON.stringify(change),
      );
    for (const text of ["", "[]", "null", "{"])
      assert.throws(() => audits.parseOpening(text), { code: "InvalidInput" });
  });

  it("is rebuilt from wallet and report for every verdict, and any day on which it can expire", () => {
    const certificateLife = 365 * 86_400;
    const now = 1_750_000_000;
    const range = { latest: audits.latestExpiry(now, certificateLife), certificateLife };
    for (const days of [0, 1, 200, 365]) {
      for (const contentCertified of [true, false]) {
        const finding = { ...FINDING, contentCertified, expiresAt: range.latest - days * 86_400 };
        const { commitment, opening } = audits.sealFinding(MASTER, CONTEXT, { finding, report: REPORT });
        const known = { scores: FINDING.scores, report: REPORT };
        assert.deepEqual(audits.rebuildOpening(MASTER, CONTEXT, commitment, known, range), opening);
      }
    }
    const known = { scores: FINDING.scores, report: REPORT };
    assert.throws(() => audits.rebuildOpening(MASTER, CONTEXT, REPORT, known, range), { code: "Mismatch" });
  });
});

describe("what auditors and reviewers write", () => {
  it("is written in one way only, and read back", () => {
    const credentials = { name: "Ada", text: "# Who", website: "https://ada.example/x" };
    const bytes = audits.encodeCredentials(credentials);
    assert.equal(new TextDecoder().decode(bytes), JSON.stringify({ version: 1, ...credentials }));
    assert.deepEqual(audits.parseCredentials(bytes), { ok: true, document: credentials });
    const text = { text: "Good." };
    assert.deepEqual(audits.parseReviewText(audits.encodeReviewText(text)), { ok: true, document: text });
  });

  it("fits into its limit of bytes at its longest, in any script", () => {
    const longest = audits.encodeReviewText({ text: '"😀'.repeat(2_500) });
    assert(longest.length <= audits.REVIEW_TEXT_MAX_BYTES && audits.parseReviewText(longest).ok);
    const credentials = { name: "😀".repeat(80), text: '"😀'.repeat(5_000), website: `https://a.b/${"x".repeat(180)}` };
    const bytes = audits.encodeCredentials(credentials);
    assert(bytes.length <= audits.CREDENTIALS_MAX_BYTES && audits.parseCredentials(bytes).ok);
  });

  it("is not written when its reader would refuse it", () => {
    const good = { name: "Ada", text: "x" };
    for (const wrong of [
      { ...good, name: "two\nlines" },
      { ...good, name: "" },
      { ...good, text: "x".repeat(10_001) },
      { ...good, website: "http://ada.example" },
      { ...good, website: "javascript:alert(1)" },
      { ...good, website: `https://a.b/${"x".repeat(200)}` },
    ])
      assert.throws(() => audits.encodeCredentials(wrong), { code: "InvalidInput" });
    for (const text of ["", " \n", "a\u202Eb", "x".repeat(5_001)])
      assert.throws(() => audits.encodeReviewText({ text }), { code: "InvalidInput" });
  });
});
