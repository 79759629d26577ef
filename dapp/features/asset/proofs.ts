import type { AssetPage } from "@ftns-market/sdk/queries";
import { points } from "@/features/audit";
import { formatCount, formatDuration, formatMoment } from "@/lib/format";
import type { SaleConditions } from "./sale-conditions";

/** A short word about an asset, with what stands behind it. */
export interface Proof {
  /** "proved" by the chain, "warning" proved and bad, or only "claimed" by the seller. */
  readonly kind: "proved" | "warning" | "claimed";
  readonly word: string;
  /** What it means and what it does not, in a few sentences. */
  readonly explanation: readonly string[];
}

type Known = Pick<AssetPage, "encrypted" | "salesCount" | "refundedSales" | "owner" | "versions" | "metadata">;

/**
 * What is proved of an asset and what is only claimed.
 * @param conditions the windows of the policy; undefined when the chain did not answer
 */
export function proofsOf(asset: Known, conditions: SaleConditions | undefined): readonly Proof[] {
  return [
    ...contentProofs(asset),
    ...certificateProofs(conditions),
    moneyProof(asset, conditions),
    ...recordProofs(asset),
    {
      kind: "claimed",
      word: "Description and figures",
      explanation: [
        "The name, the description, the metrics, the framework, the tags and the list of files are the seller’s own words.",
        "The chain fixes that they cannot be changed unseen, not that they are true. Where auditors have looked at them, the certificate says so.",
      ],
    },
  ];
}

function contentProofs({ encrypted, versions }: Known): readonly Proof[] {
  const version = versions[0]?.number ?? 1;
  return [
    {
      kind: "proved",
      word: "Hashes on chain",
      explanation: [
        `The registry contract holds the hashes of version ${version}: of its file, of its metadata and of its content, leaf by leaf.`,
        "Any other file shows at once. You can check it yourself below, without trusting this site.",
      ],
    },
    encrypted
      ? {
          kind: "proved",
          word: "Key committed",
          explanation: [
            "The seller bound itself to the one key of this file before the first sale. The contract accepts no other key.",
            "If the key opens something else than was committed, the buyer proves it to the contract and is paid back.",
          ],
        }
      : {
          kind: "proved",
          word: "Open file",
          explanation: [
            "The file is not encrypted: anybody can read it on IPFS and compare it with the hashes on chain.",
            "A licence gives the right to use it.",
          ],
        },
  ];
}

const REFUTED: Proof = {
  kind: "warning",
  word: "Certificate refuted",
  explanation: [
    "A panel had found this version good. Then a proof on the chain showed that the content is not what the version committed to.",
    "Who has certified the content can be slashed for it: the page of the audit says who that is.",
  ],
};

/** What auditors said of the version that is sold now: the chain proves that they said it, and what they risk with it. */
function certificateProofs(conditions: SaleConditions | undefined): readonly Proof[] {
  const certificate = conditions?.certification.certificate;
  if (conditions === undefined || certificate === undefined) return [];
  const judged = "What they found is their judgement. The chain counts it; it does not check it.";
  if (conditions.certification.live) {
    const content = conditions.certification.contentCertified
      ? ["Most of the panel has decrypted the file and found in it what the version committed to."]
      : [];
    return [
      {
        kind: "proved",
        word: `Certified, ${points(certificate.overall)} of 100`,
        explanation: [
          "A panel was drawn at random among auditors without a part in it. Most of them found it good, and still answer for it with a stake.",
          ...content,
          judged,
        ],
      },
    ];
  }
  if (certificate.passed) return conditions.certification.fraudulent ? [REFUTED] : [];
  return [
    {
      kind: "warning",
      word: "Did not pass its audit",
      explanation: [
        "Most of a panel drawn at random did not find this version good. The certificate says what it lacks.",
        judged,
      ],
    },
  ];
}

function moneyProof({ encrypted }: Known, conditions: SaleConditions | undefined): Proof {
  if (!encrypted) {
    return {
      kind: "proved",
      word: "Settled at once",
      explanation: ["There is nothing to wait for: payment and licence change hands in the same transaction."],
    };
  }
  const within = conditions === undefined ? "in time" : `within ${formatDuration(conditions.deliveryWindow)}`;
  const escrow = `Your payment waits in the contract until the key has come and the contract has verified it. If it does not come ${within}, you get everything back and the seller’s bond on top.`;
  if (conditions?.certification.contentCertified === true) {
    return {
      kind: "proved",
      word: "Paid in escrow",
      explanation: [
        escrow,
        "The delivery pays the seller in the same transaction: auditors have certified the content, so there is no further time to prove it wrong.",
      ],
    };
  }
  const check = conditions === undefined ? "Then" : `Then you have ${formatDuration(conditions.contentWindow)}, and`;
  return {
    kind: "proved",
    word: "Paid in escrow",
    explanation: [
      escrow,
      `${check} wrong content can be proved before the seller is paid.`,
      ...noticeOf(conditions?.certification),
    ],
  };
}

/** The time to check the content ends with a certificate that is younger than a day. */
function noticeOf(certification: SaleConditions["certification"] | undefined): readonly string[] {
  if (certification?.live !== true || certification.waivedFrom === undefined) return [];
  return [
    `Auditors have certified the content. For purchases from ${formatMoment(certification.waivedFrom)} the delivery pays the seller in the same transaction; one made before keeps its time.`,
  ];
}

function recordProofs({ salesCount, refundedSales, owner }: Known): readonly Proof[] {
  const { sales, missedDeliveries } = owner;
  const found: Proof[] = [];
  if (salesCount > 0) {
    found.push({
      kind: "proved",
      word: `${formatCount(salesCount)} settled ${salesCount === 1 ? "sale" : "sales"}`,
      explanation: [
        "Paid, delivered and settled on chain. Sales can be made with oneself: look at the buyers in the list of sales.",
      ],
    });
  }
  if (refundedSales > 0) {
    found.push({
      kind: "warning",
      word: `${formatCount(refundedSales)} refunded`,
      explanation: ["So many sales of this asset were paid back. The activity says when; the sale says why."],
    });
  }
  if (missedDeliveries > 0) {
    found.push({
      kind: "warning",
      word: `${formatCount(missedDeliveries)} missed ${missedDeliveries === 1 ? "delivery" : "deliveries"}`,
      explanation: [
        `The seller has not delivered the key in time in ${formatCount(missedDeliveries)} of ${formatCount(sales)} sales of all its assets. Those buyers were paid back with the bond.`,
      ],
    });
  } else if (sales > 0) {
    found.push({
      kind: "proved",
      word: "Delivered without a miss",
      explanation: [
        `In ${formatCount(sales)} ${sales === 1 ? "sale" : "sales"} of all its assets the seller has never let a delivery run out of time.`,
      ],
    });
  }
  return found;
}
