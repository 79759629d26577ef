/** Holds what the index says of auditors, audits, certificates, reviews and reputations against the contracts. */
import assert from "node:assert/strict";
import { type Hex, isAddressEqual, zeroAddress } from "viem";
import { getBlock, getContractEvents, readContract } from "viem/actions";
import {
  ADMISSIONS,
  AUDIT_PHASES,
  AUDITOR_KINDS,
  categoriesOf,
  CATEGORIES,
  SEAT_STATES,
} from "../../sdk/src/chain/index.ts";
import {
  auditKeysAbi,
  auditorRegistryAbi,
  auditsAbi,
  marketPolicyAbi,
  reputationAbi,
  reviewsAbi,
  vaultAbi,
} from "../../sdk/src/generated/abis.ts";
import { audits, type MarketClient, POLICY_PARAMETERS } from "../../sdk/src/index.ts";
import { type Entities, idOf, number, type Row, rows, text } from "./entities.ts";

/** @throws AssertionError where index and chain differ */
export async function requireTrust(market: MarketClient, entities: Entities): Promise<void> {
  await requireStakes(market, entities);
  await requireAuditors(market, entities);
  await requireAudits(market, entities);
  await requireSeats(market, entities);
  await requireAuditKeys(market, entities);
  await requireCertificates(market, entities);
  await requireReviews(market, entities);
  await requireReputations(market, entities);
}

async function requireStakes(market: MarketClient, entities: Entities): Promise<void> {
  const [totals] = rows(entities, "Market");
  const { AuditorRegistry, Audits, Vault } = market.addresses;
  const compartments = { staked: AuditorRegistry, auditFees: Audits } as const;
  for (const [field, address] of Object.entries(compartments)) {
    const vault = { address: Vault, abi: vaultAbi, functionName: "compartmentOf", args: [address] } as const;
    const [held] = await readContract(market.client, vault);
    assert.equal(totals?.[field], String(held), field);
  }
  for (const { id, stake, unbonding } of rows(entities, "Auditor")) {
    const last = rows(entities, "StakeMovement")
      .filter(({ auditor }) => idOf(auditor) === id)
      .sort((a, b) => Number(b["block"]) - Number(a["block"]))[0];
    assert.deepEqual([last?.["stake"], last?.["unbonding"]], [stake, unbonding], `last movement of ${text(id)}`);
  }
}

async function requireAuditors(market: MarketClient, entities: Entities): Promise<void> {
  const registry = { address: market.addresses.AuditorRegistry, abi: auditorRegistryAbi } as const;
  const size = await readContract(market.client, { ...registry, functionName: "rosterSize" });
  assert.equal(rows(entities, "Market")[0]?.["drawableAuditors"], Number(size));
  for (const auditor of rows(entities, "Auditor")) {
    const args = [auditor["id"] as Hex] as const;
    const truth = await readContract(market.client, { ...registry, functionName: "auditorOf", args });
    const { admission, kind, domains, domainsFrom, stake, unbonding, withdrawableFrom, drawable } = auditor;
    assert.deepEqual(
      { admission, kind, domains, domainsFrom, stake, unbonding, withdrawableFrom, drawable },
      {
        ...{ admission: ADMISSIONS[truth.admission], kind: AUDITOR_KINDS[truth.kind] },
        ...{ domains: categoriesOf(truth.domains), domainsFrom: String(truth.domainsFrom) },
        ...{ stake: String(truth.stake), unbonding: String(truth.unbonding) },
        ...{ withdrawableFrom: String(truth.withdrawableFrom), drawable: truth.seat !== 0 },
      },
      `auditor ${text(auditor["id"])}`,
    );
    const list = await readContract(market.client, { ...registry, functionName: "affiliatesOf", args });
    const said = rows(entities, "Affiliate").filter(({ auditor: of }) => idOf(of) === auditor["id"]);
    assert.deepEqual(
      said.map(({ account, until, since }) => `${text(account)} ${text(until)} ${text(since)}`).sort(),
      list.map(({ account, until, since }) => `${account.toLowerCase()} ${until} ${since}`).sort(),
    );
  }
}

async function requireAudits(market: MarketClient, entities: Entities): Promise<void> {
  const contract = { address: market.addresses.Audits, abi: auditsAbi } as const;
  const count = await readContract(market.client, { ...contract, functionName: "auditCount" });
  assert.equal(rows(entities, "Audit").length, Number(count));
  assert.equal(rows(entities, "Market")[0]?.["audits"], Number(count));
  for (const audit of rows(entities, "Audit")) {
    const args = [number(audit["id"])] as const;
    const truth = await readContract(market.client, { ...contract, functionName: "auditOf", args });
    const concluded = audit["phase"] === "Concluded";
    assert.deepEqual(
      {
        ...{ orderer: idOf(audit["orderer"]), asset: idOf(audit["asset"]), version: idOf(audit["version"]) },
        ...{ seats: audit["seatCount"], round: audit["round"], phase: audit["phase"], fee: audit["fee"] },
        ...{ drawBlock: audit["drawBlock"], committed: audit["committed"], opened: audit["opened"] },
        ...{ domain: audit["domain"], deadline: audit["deadline"] },
      },
      {
        ...{ orderer: truth.orderer.toLowerCase(), asset: String(truth.asset) },
        ...{ version: `${truth.asset}-${truth.version}`, seats: truth.seats, round: truth.round },
        ...{ phase: AUDIT_PHASES[truth.phase], fee: String(truth.fee), drawBlock: String(truth.drawBlock) },
        ...{ committed: truth.committed, opened: truth.opened, domain: CATEGORIES[truth.domain] },
        deadline: concluded ? null : String(truth.deadline),
      },
      `audit ${text(audit["id"])}`,
    );
  }
}

/** The contract has the seats as they are now; the silent ones are the index's memory. */
async function requireSeats(market: MarketClient, entities: Entities): Promise<void> {
  const contract = { address: market.addresses.Audits, abi: auditsAbi } as const;
  for (const audit of rows(entities, "Audit")) {
    const seats = rows(entities, "AuditSeat").filter((seat) => idOf(seat["audit"]) === audit["id"]);
    for (let place = 0; place < (audit["seatCount"] as number); place++) {
      const args = [number(audit["id"]), BigInt(place)] as unknown as readonly [bigint, number];
      const truth = await readContract(market.client, { ...contract, functionName: "seatOf", args });
      const seat = seats.find((one) => one["number"] === place && one["state"] !== "Silent");
      if (isAddressEqual(truth.auditor, zeroAddress)) {
        assert.equal(seat, undefined);
        continue;
      }
      assert(seat !== undefined);
      const said = [idOf(seat["auditor"]), seat["state"], seat["drawnInBlock"]];
      const known = [truth.auditor.toLowerCase(), SEAT_STATES[truth.state], String(truth.drawnAt)];
      assert.deepEqual(said, known, `seat ${text(seat["id"])}`);
      if (seat["state"] === "Revealed") {
        const finding = findingOf(seat);
        assert.equal(audits.packFinding(finding), BigInt(truth.word));
        assert.equal(seat["overall"], audits.overallOf(finding.scores));
      }
    }
    requireFees(audit, seats);
    const silent = seats.filter(({ state }) => state === "Silent");
    const slashed = rows(entities, "AuditorSlash").filter(
      ({ seat }) => seat !== null && silent.some(({ id }) => id === idOf(seat)),
    );
    assert.equal(slashed.length, silent.length, "who was silent was slashed");
  }
}

/** The contract keeps digests only: the truth is in its events, of which the last of each kind counts. */
async function requireAuditKeys(market: MarketClient, entities: Entities): Promise<void> {
  const { address, block } = market.deployment.contracts.AuditKeys;
  const logs = await getContractEvents(market.client, {
    ...{ address, abi: auditKeysAbi, fromBlock: BigInt(block), strict: true },
  });
  for (const seat of rows(entities, "AuditSeat")) {
    const own = logs.filter(
      ({ args }) => String(args.audit) === idOf(seat["audit"]) && args.auditor.toLowerCase() === idOf(seat["auditor"]),
    );
    const request = own.findLast((log) => log.eventName === "KeyRequested");
    const answer = own.find((log) => log.eventName === "KeyDelivered");
    assert.deepEqual(
      [seat["auditorKey"], seat["r1"], seat["w"], seat["keyRequestedAt"] === null, seat["keyDeliveredAt"] === null],
      [
        ...[request?.args.b ?? null, answer?.args.r1 ?? null, answer?.args.w ?? null],
        ...[request === undefined, answer === undefined],
      ],
      `key of seat ${text(seat["id"])}`,
    );
  }
}

/** What the orderer paid has gone to those who did the work, and the rest back: `refund` is the contract's own word. */
function requireFees(audit: Row, seats: readonly Row[]): void {
  if (audit["phase"] !== "Concluded") return;
  const paid = seats.reduce((sum, seat) => sum + number(seat["paid"]), 0n);
  const all = number(audit["fee"]) * BigInt(audit["seatCount"] as number);
  assert.equal(paid + number(audit["refund"]), all, `fees of audit ${text(audit["id"])}`);
}

function findingOf(row: Row): audits.Finding {
  return audits.findingOf({
    scores: row["scores"] as number[],
    passed: row["passed"] as boolean,
    contentCertified: row["contentCertified"] as boolean,
    expiresAt: Number(row["expiresAt"]),
  });
}

async function requireCertificates(market: MarketClient, entities: Entities): Promise<void> {
  const contract = { address: market.addresses.Audits, abi: auditsAbi } as const;
  for (const version of rows(entities, "Version")) {
    const args = [Number(idOf(version["asset"])), version["number"] as number] as const;
    const truth = await readContract(market.client, { ...contract, functionName: "certificateOf", args });
    const link = version["certificate"];
    assert.equal(link !== null, truth.audit !== 0n, `certificate of ${text(version["id"])}`);
    if (link === null) continue;
    const certificate = rows(entities, "Certificate").find(({ id }) => id === idOf(link));
    assert(certificate !== undefined);
    const { scores, ...verdict } = findingOf(certificate);
    assert.deepEqual(
      {
        ...{ ...verdict, audit: idOf(certificate["audit"]), overall: certificate["overall"], scores },
        ...{ issuedAt: certificate["issuedAt"], waivedFrom: certificate["waivedFrom"] },
      },
      {
        issuedAt: String(truth.issuedAt),
        waivedFrom: textOrNull(audits.contentWaivedFrom(truth)),
        ...{ passed: truth.passed, contentCertified: truth.contentCertified, expiresAt: truth.expiresAt },
        ...{ audit: String(truth.audit), overall: truth.overall, scores: audits.unpackScores(truth.scores) },
      },
    );
    assert.equal(certificate["current"], !version["fraudulent"]);
    if (certificate["waivedFrom"] !== null) await requireNotice(market, args, number(certificate["waivedFrom"]));
  }
  for (const asset of rows(entities, "Asset")) {
    const latest = rows(entities, "Version").find(({ id }) => id === idOf(asset["latestVersion"]));
    const ended = latest?.["fraudulent"] === true;
    assert.deepEqual(asset["certificate"], ended ? null : latest?.["certificate"], `asset ${text(asset["id"])}`);
  }
}

/** While the certificate is live, the chain counts the content from the second on that the index says. */
async function requireNotice(market: MarketClient, args: readonly [number, number], waivedFrom: bigint) {
  const contract = { address: market.addresses.Audits, abi: auditsAbi, args } as const;
  const { number: blockNumber, timestamp } = await getBlock(market.client);
  const [live, counts] = await Promise.all([
    readContract(market.client, { ...contract, functionName: "isCertified", blockNumber }),
    readContract(market.client, { ...contract, functionName: "isContentCertified", blockNumber }),
  ]);
  assert.equal(counts, live && timestamp >= waivedFrom, "the content is certified from the day on");
}

const textOrNull = (value: number | undefined) => (value === undefined ? null : String(value));

async function requireReviews(market: MarketClient, entities: Entities): Promise<void> {
  const contract = { address: market.addresses.Reviews, abi: reviewsAbi } as const;
  for (const review of rows(entities, "Review")) {
    const args = [number(idOf(review["terms"])), idOf(review["reviewer"]) as Hex] as const;
    const truth = await readContract(market.client, { ...contract, functionName: "reviewOf", args });
    const { rating, weight, struck, edits } = review;
    assert.deepEqual(
      { seller: idOf(review["seller"]), rating, weight, struck, edits },
      {
        ...{ seller: truth.seller.toLowerCase(), rating: truth.rating, weight: truth.weight },
        ...{ struck: truth.struck, edits: truth.edits },
      },
      `review ${text(review["id"])}`,
    );
  }
  for (const asset of rows(entities, "Asset")) {
    const counted = rows(entities, "Review").filter((one) => idOf(one["asset"]) === asset["id"] && !one["struck"]);
    const weight = counted.reduce((sum, one) => sum + (one["weight"] as number), 0);
    assert.deepEqual([asset["reviewCount"], asset["ratingWeight"]], [counted.length, String(weight)]);
  }
}

/** Of every account, also of those without a history. */
async function requireReputations(market: MarketClient, entities: Entities): Promise<void> {
  const contract = { address: market.addresses.Reputation, abi: reputationAbi } as const;
  const halfLife = await readContract(market.client, {
    ...{ address: market.addresses.MarketPolicy, abi: marketPolicyAbi, functionName: "get" },
    args: [POLICY_PARAMETERS.indexOf("ReputationHalfLife")],
  } as const);
  for (const account of rows(entities, "Account")) {
    const args = [account["id"] as Hex] as const;
    const truth = await readContract(market.client, { ...contract, functionName: "standingOf", args });
    const said = ["succeeded", "failed", "activeAt", "penalty", "penalizedAt", "qualitySum", "qualityCount"].map(
      (field) => String(account[field]),
    );
    const { conduct, feedback } = truth;
    const { succeeded, failed, activeAt, penalty, penalizedAt, qualitySum, qualityCount } = conduct;
    const counted = [succeeded, failed, activeAt, penalty, penalizedAt, qualitySum, qualityCount].map(String);
    assert.deepEqual(said, counted, `conduct of ${text(account["id"])}`);
    const rated = [account["feedbackSum"], account["feedbackWeight"]];
    assert.deepEqual(rated, [String(feedback.ratingSum), String(feedback.weight)]);
    const score = await readContract(market.client, {
      ...{ ...contract, functionName: "scoreOf" },
      args: [truth, Number(account["scoredAt"]), Number(halfLife)],
    } as const);
    assert.equal(account["score"], String(score), `score of ${text(account["id"])}`);
  }
  for (const { id, allowed } of rows(entities, "Reporter")) {
    const args = [id as Hex] as const;
    assert.equal(allowed, await readContract(market.client, { ...contract, functionName: "isReporter", args }));
  }
}
