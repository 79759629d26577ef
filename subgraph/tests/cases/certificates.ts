import { type Case, timeOf } from "../support/case.ts";
import { ALICE, market } from "../support/fixture.ts";
import { certify, conclude, EXPIRY, order, OVERALL, SCORES } from "../support/trust.ts";

const DAY = 86_400;
const publish = () => market.publish({ asset: 1, owner: ALICE });
const newVersion = () => market.publishVersion({ asset: 1, number: 2, metadata: 2 });
const fraud = (version: number) => market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version });
const ASSET = '{ asset(id: "1") { certificate { id } certified certifiedUntil quality } }';
const NONE = { asset: { certificate: null, certified: false, certifiedUntil: "0", quality: null } };
const CURRENT = "{ certificates { id current } versions { id certificate { id } } }";

export const cases: Case[] = [
  {
    name: "a certificate is the version's, and the asset's whose latest version it is of",
    blocks: [
      [...publish(), ...order({ orderer: ALICE })],
      [conclude(true), certify()],
    ],
    expect: [
      [
        `{ certificates {
          id audit { id certificate { id } } asset { id } version { id certificate { id } }
          scores overall passed contentCertified expiresAt current issuedAt waivedFrom
        } }`,
        {
          certificates: [
            {
              ...{ id: "1-1-1", audit: { id: "1", certificate: { id: "1-1-1" } }, asset: { id: "1" } },
              ...{ version: { id: "1-1", certificate: { id: "1-1-1" } }, scores: SCORES, overall: OVERALL },
              ...{ passed: true, contentCertified: true, expiresAt: String(EXPIRY), current: true },
              ...{ issuedAt: String(timeOf(2)), waivedFrom: String(timeOf(2) + DAY) },
            },
          ],
        },
      ],
      [
        ASSET,
        { asset: { certificate: { id: "1-1-1" }, certified: true, certifiedUntil: String(EXPIRY), quality: OVERALL } },
      ],
    ],
  },
  {
    name: "it takes no content window when it did not pass, says nothing of the content, or ends within the day",
    blocks: [
      [...publish(), ...[1, 2, 3, 4].flatMap((audit) => order({ audit, orderer: ALICE }))],
      [
        certify({ passed: false }),
        certify({ audit: 2, contentCertified: false }),
        certify({ audit: 3, expiresAt: timeOf(2) + DAY }),
        certify({ audit: 4, expiresAt: timeOf(2) + DAY + 1 }),
      ],
    ],
    expect: [
      [
        "{ certificates { id waivedFrom } }",
        {
          certificates: [
            { id: "1-1-1", waivedFrom: null },
            { id: "1-1-2", waivedFrom: null },
            { id: "1-1-3", waivedFrom: null },
            { id: "1-1-4", waivedFrom: String(timeOf(2) + DAY) },
          ],
        },
      ],
    ],
  },
  {
    name: "a certificate that did not pass certifies nothing, and still shows its quality",
    blocks: [
      [...publish(), ...order({ orderer: ALICE })],
      [conclude(true), certify({ passed: false, overall: 0 })],
    ],
    expect: [[ASSET, { asset: { certificate: { id: "1-1-1" }, certified: false, certifiedUntil: "0", quality: 0 } }]],
  },
  {
    name: "a later certificate takes the place of the one before, for better or worse",
    blocks: [
      [...publish(), ...order({ orderer: ALICE }), ...order({ audit: 2, orderer: ALICE })],
      [conclude(true), certify()],
      [conclude(true, 0n, 2), certify({ audit: 2, passed: false, overall: 100 })],
    ],
    expect: [
      [ASSET, { asset: { certificate: { id: "1-1-2" }, certified: false, certifiedUntil: "0", quality: 100 } }],
      [
        CURRENT,
        {
          certificates: [
            { id: "1-1-1", current: false },
            { id: "1-1-2", current: true },
          ],
          versions: [{ id: "1-1", certificate: { id: "1-1-2" } }],
        },
      ],
    ],
  },
  {
    name: "a new version has no certificate until it is audited; the old one keeps its own",
    blocks: [
      [...publish(), ...order({ orderer: ALICE }), ...order({ audit: 2, orderer: ALICE })],
      [conclude(true), certify()],
      [newVersion()],
      [conclude(true, 0n, 2), certify({ audit: 2 })],
    ],
    expect: [
      [ASSET, NONE],
      [
        CURRENT,
        {
          certificates: [
            { id: "1-1-1", current: false },
            { id: "1-1-2", current: true },
          ],
          versions: [
            { id: "1-1", certificate: { id: "1-1-2" } },
            { id: "1-2", certificate: null },
          ],
        },
      ],
    ],
  },
  {
    name: "a proof of fraud ends the certificate of its version, and one that comes later is worth nothing",
    blocks: [
      [...publish(), ...order({ orderer: ALICE }), ...order({ audit: 2, orderer: ALICE })],
      [conclude(true), certify()],
      [fraud(1)],
      [conclude(true, 0n, 2), certify({ audit: 2 })],
    ],
    expect: [
      [ASSET, NONE],
      [
        CURRENT,
        {
          certificates: [
            { id: "1-1-1", current: false },
            { id: "1-1-2", current: false },
          ],
          versions: [{ id: "1-1", certificate: { id: "1-1-2" } }],
        },
      ],
    ],
  },
  {
    name: "a proof of fraud of an older version leaves the certificate of the latest as it is",
    blocks: [
      [...publish(), newVersion(), ...order({ orderer: ALICE, version: 2 })],
      [conclude(true), certify({ version: 2 })],
      [fraud(1)],
    ],
    expect: [
      [
        ASSET,
        { asset: { certificate: { id: "1-2-1" }, certified: true, certifiedUntil: String(EXPIRY), quality: OVERALL } },
      ],
      [
        CURRENT,
        {
          certificates: [{ id: "1-2-1", current: true }],
          versions: [
            { id: "1-1", certificate: null },
            { id: "1-2", certificate: { id: "1-2-1" } },
          ],
        },
      ],
    ],
  },
];
