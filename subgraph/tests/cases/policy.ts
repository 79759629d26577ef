import { type Case, timeOf } from "../support/case.ts";
import { BOB, CAROL, market } from "../support/fixture.ts";

const NAMES = [
  "PlatformFee",
  "DeliveryBond",
  "DeliveryWindow",
  "ContentWindow",
  "MaxContributors",
  "MaxParents",
  "MaxLineageDepth",
  "MaxLineageRoyalty",
  "MaxResaleRoyalty",
  "PauseLength",
  "PauseCooldown",
  "UnrevealedForfeit",
  "CertifiedCategories",
  "AuditorAdmission",
  "AuditorBond",
  "UnbondingDelay",
  "DomainDelay",
  "AuditPanel",
  "AuditFee",
  "AuditCommitWindow",
  "AuditRevealWindow",
  "SilencePenalty",
  "CertificateLife",
  "ReputationHalfLife",
];

function change(parameter: number, previousValue: number, newValue: number) {
  return market.emit("MarketPolicy", "ParameterChanged", { parameter, previousValue, newValue });
}

function pause(until: number, pausableFrom: number) {
  return market.emit("MarketPolicy", "NewBusinessPaused", { guardian: BOB, until, pausableFrom });
}

export const cases: Case[] = [
  {
    name: "every parameter has its name and value, and its history",
    blocks: [NAMES.map((_, i) => change(i, 0, 100 + i)), [change(0, 100, 250)]],
    expect: [
      [
        '{ policyParameters { id value updatedAt } changes: policyChanges(where: { parameter: "PlatformFee" }) { previousValue value timestamp } }',
        {
          policyParameters: NAMES.map((id, i) => ({
            id,
            value: String(i === 0 ? 250 : 100 + i),
            updatedAt: String(timeOf(i === 0 ? 2 : 1)),
          })),
          changes: [
            { previousValue: "0", value: "100", timestamp: String(timeOf(1)) },
            { previousValue: "100", value: "250", timestamp: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
  {
    name: "a pause shows its end and when the next is possible",
    blocks: [[pause(1_800_000_000, 1_802_592_000)]],
    expect: [
      [
        '{ market(id: "market") { pausedUntil pausableFrom } pauseChanges { paused by until timestamp } }',
        {
          market: { pausedUntil: "1800000000", pausableFrom: "1802592000" },
          pauseChanges: [{ paused: true, by: BOB, until: "1800000000", timestamp: String(timeOf(1)) }],
        },
      ],
    ],
  },
  {
    name: "an ended pause ends with its block; the cool-down stays",
    blocks: [
      [pause(1_800_000_000, 1_802_592_000)],
      [market.emit("MarketPolicy", "NewBusinessResumed", { caller: CAROL })],
    ],
    expect: [
      [
        '{ market(id: "market") { pausedUntil pausableFrom } pauseChanges(where: { paused: false }) { by until } }',
        {
          market: { pausedUntil: String(timeOf(2)), pausableFrom: "1802592000" },
          pauseChanges: [{ by: CAROL, until: String(timeOf(2)) }],
        },
      ],
    ],
  },
];
