import { encodeAbiParameters, keccak256, numberToHex } from "viem";
import { METRICS, packFinding, type Finding, type Metric, type Score } from "../../sdk/src/audits/finding.ts";
import { overallOf, panelFinding } from "../../sdk/src/audits/panel.ts";

const MAX_SEATS = 7;
const RANDOM_PANELS = 120;
const LATEST = 2 ** 40 - 1;

interface Panel {
  readonly name: string;
  readonly seats: number;
  readonly findings: readonly Finding[];
}

function finding(scores: readonly Score[], more: Partial<Finding> = {}): Finding {
  const named = METRICS.map((metric, i) => [metric, scores[i % scores.length] ?? 0] as const);
  const verdict = { passed: true, contentCertified: true, expiresAt: 1_800_000_000 };
  return { scores: Object.fromEntries(named) as Record<Metric, Score>, ...verdict, ...more };
}

/** Panels at the corners of the rules, by name. */
const CORNERS: readonly Panel[] = [
  { name: "one auditor", seats: 1, findings: [finding([10_000])] },
  { name: "nothing is applicable", seats: 1, findings: [finding(["NotApplicable"])] },
  { name: "everything is withheld", seats: 1, findings: [finding(["Withheld"])] },
  { name: "all zero", seats: 1, findings: [finding([0], { passed: false, contentCertified: false, expiresAt: 0 })] },
  { name: "five different scores", seats: 1, findings: [finding([1, 9_999, 5_001, 3_333, 7_777])] },
  { name: "an even vote", seats: 2, findings: [finding([4_000]), finding([6_000], { passed: false })] },
  { name: "half say not applicable", seats: 2, findings: [finding([4_000]), finding(["NotApplicable"])] },
  {
    ...{ name: "most say not applicable", seats: 3 },
    findings: [finding([4_000]), finding(["NotApplicable"]), finding(["NotApplicable"])],
  },
  {
    ...{ name: "withheld is below zero", seats: 3 },
    findings: [finding(["Withheld"]), finding([0]), finding([9_000])],
  },
  {
    ...{ name: "the content by half of all seats", seats: 4 },
    findings: [finding([1]), finding([1]), finding([1], { contentCertified: false })],
  },
  {
    ...{ name: "one expiry in the past, one at the end of time", seats: 3 },
    findings: [finding([1], { expiresAt: 0 }), finding([1], { expiresAt: LATEST }), finding([1])],
  },
];

/** A panel as good as random, the same every time. */
function scattered(index: number): Panel {
  const draw = (what: string, below: number) =>
    Number(BigInt(keccak256(new TextEncoder().encode(`${index} ${what}`))) % BigInt(below));
  const seats = 1 + draw("seats", MAX_SEATS);
  const findings = Array.from({ length: 1 + draw("revealed", seats) }, (_, i) => {
    const scores = METRICS.map((metric): Score => {
      const kind = draw(`${i} ${metric} kind`, 6);
      if (kind === 0) return "NotApplicable";
      if (kind === 1) return "Withheld";
      // Few different ones half of the time, so that there are ties.
      return kind < 4 ? draw(`${i} ${metric}`, 3) * 5_000 : draw(`${i} ${metric}`, 10_001);
    });
    const passed = draw(`${i} passed`, 5) > 1;
    const contentCertified = draw(`${i} content`, 5) > 1;
    return finding(scores, { passed, contentCertified, expiresAt: draw(`${i} expiry`, LATEST + 1) });
  });
  return { name: `panel ${index}`, seats, findings };
}

/** Packed findings of panels, and what is made of them. Words are bytes: `abi.encode(uint256[])`, and bytes32. */
export function findingVectors() {
  const panels = [...CORNERS, ...Array.from({ length: RANDOM_PANELS }, (_, i) => scattered(i))];
  return {
    panels: panels.map(({ name, seats, findings }) => {
      const joint = panelFinding(findings, seats);
      return {
        name,
        seats: String(seats),
        words: encodeAbiParameters([{ type: "uint256[]" }], [findings.map(packFinding)]),
        expectedWord: numberToHex(packFinding(joint), { size: 32 }),
        expectedOverall: String(overallOf(joint.scores)),
      };
    }),
  };
}
