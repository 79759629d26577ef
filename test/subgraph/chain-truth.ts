/** Holds what the index says against the contracts: every balance and every record, at the newest block. */
import assert from "node:assert/strict";
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, zeroHash } from "viem";
import { getBlock, readContract } from "viem/actions";
import {
  ASSET_STATUSES,
  CATEGORIES,
  isInstantSale,
  LICENCE_KINDS,
  LISTING_STATES,
  type MarketClient,
  POLICY_PARAMETERS,
  SALE_STATES,
  titleOf,
} from "../../sdk/src/index.ts";
import {
  assetRegistryAbi,
  escrowAbi,
  ftnsAbi,
  licencesAbi,
  listingsAbi,
  marketPolicyAbi,
  vaultAbi,
} from "../../sdk/src/generated/abis.ts";
import { COMPARTMENT_ROLES } from "../../sdk/src/chain/enums.ts";
import { requireAuctions } from "./auction-truth.ts";
import { type Entities, idOf, number, type Row, rows, text } from "./entities.ts";
import { requireGovernance } from "./governance-truth.ts";
import { requireTrust } from "./trust-truth.ts";

const SPLIT = parseAbiParameters("(address account, uint96 weight)[], (uint48 asset, uint16 royaltyBps)[]");

/** Every comparison of one subject throws AssertionError where index and chain differ. */
export async function requireIndexEqualsChain(market: MarketClient, entities: Entities): Promise<void> {
  await requireMoney(market, entities);
  await requireAssets(market, entities);
  await requireSplits(market, entities);
  await requireLicences(market, entities);
  await requireOffers(market, entities);
  await requireSales(market, entities);
  await requireAuctions(market, entities);
  await requireRules(market, entities);
  await requireGovernance(market, entities);
  await requireTrust(market, entities);
}

async function requireMoney(market: MarketClient, entities: Entities): Promise<void> {
  const vault = { address: market.addresses.Vault, abi: vaultAbi } as const;
  for (const { id, credit } of rows(entities, "Account")) {
    const held = await readContract(market.client, { ...vault, functionName: "balanceOf", args: [id as Hex] });
    assert.equal(credit, String(held), `credit of ${text(id)}`);
  }
  for (const { id, account, spender, amount } of rows(entities, "Allowance")) {
    const args = [idOf(account) as Hex, spender as Hex] as const;
    const allowed = await readContract(market.client, { ...vault, functionName: "allowance", args });
    assert.equal(amount, String(allowed), `allowance ${text(id)}`);
  }
  for (const { id, net, fee } of rows(entities, "Pool")) {
    const held = await readContract(market.client, { ...vault, functionName: "poolOf", args: [number(id)] });
    assert.deepEqual([net, fee], held.map(String), `pool ${text(id)}`);
  }
  for (const { id, role } of rows(entities, "Compartment")) {
    const [, held] = await readContract(market.client, { ...vault, functionName: "compartmentOf", args: [id as Hex] });
    assert.equal(role, COMPARTMENT_ROLES[held], `compartment ${text(id)}`);
  }
  const [totals] = rows(entities, "Market");
  assert(totals !== undefined);
  const args = [market.addresses.Escrow] as const;
  const [locked] = await readContract(market.client, { ...vault, functionName: "compartmentOf", args });
  assert.equal(totals["locked"], String(locked), "payments and bonds in the escrow");
  const parts = ["credit", "pooled", "locked", "bids", "staked", "auditFees"];
  const owed = parts.reduce((sum, field) => sum + number(totals[field]), 0n);
  const ftns = { address: market.addresses.FTNS, abi: ftnsAbi } as const;
  const held = await readContract(market.client, { ...ftns, functionName: "balanceOf", args: [vault.address] });
  assert.equal(owed, held, "what the vault owes is what it holds");
}

async function requireAssets(market: MarketClient, entities: Entities): Promise<void> {
  const registry = { address: market.addresses.AssetRegistry, abi: assetRegistryAbi } as const;
  const count = await readContract(market.client, { ...registry, functionName: "assetCount" });
  assert.equal(rows(entities, "Asset").length, Number(count));
  for (const asset of rows(entities, "Asset")) {
    const state = await readContract(market.client, {
      ...registry,
      functionName: "stateOf",
      args: [Number(asset["id"])],
    });
    const said = {
      owner: idOf(asset["owner"]),
      exclusiveUntil: Number(asset["exclusiveUntil"]),
      latestVersion: asset["versionCount"],
      split: asset["splitCount"],
      splitNamed: isSplitNamed(entities, asset),
      epoch: asset["epoch"],
      category: CATEGORIES.indexOf(asset["category"] as never),
      status: ASSET_STATUSES.indexOf(asset["status"] as never),
      encrypted: asset["encrypted"],
      depth: asset["depth"],
      locked: asset["locked"],
    };
    assert.deepEqual(said, { ...state, owner: state.owner.toLowerCase() }, `asset ${text(asset["id"])}`);
  }
  for (const version of rows(entities, "Version")) {
    const args = [Number(idOf(version["asset"])), version["number"] as number] as const;
    const record = await readContract(market.client, { ...registry, functionName: "versionOf", args });
    const fraudulent = await readContract(market.client, { ...registry, functionName: "isFraudulent", args });
    const said = [version["metadataDigest"], version["artifactDigest"], version["fraudulent"]];
    assert.deepEqual(
      said,
      [record.metadataDigest, record.artifactDigest, fraudulent],
      `version ${text(version["id"])}`,
    );
  }
}

/** Whether the split in force names contributors. */
function isSplitNamed(entities: Entities, asset: Row): boolean {
  const isInForce = (split: Row) => idOf(split["asset"]) === asset["id"] && split["number"] === asset["splitCount"];
  return rows(entities, "Split").find(isInForce)?.["contributorCount"] !== 0;
}

/** The chain keeps only a hash of contributors and parents. */
async function requireSplits(market: MarketClient, entities: Entities): Promise<void> {
  const registry = { address: market.addresses.AssetRegistry, abi: assetRegistryAbi } as const;
  for (const split of rows(entities, "Split")) {
    const asset = idOf(split["asset"]);
    const contributors = rows(entities, "Contributor")
      .filter((contributor) => idOf(contributor["split"]) === split["id"])
      .sort((a, b) => Number(a["index"]) - Number(b["index"]))
      .map(({ account, weight }) => ({ account: idOf(account) as Hex, weight: number(weight) }));
    const parents = rows(entities, "AssetParent")
      .filter(({ child }) => idOf(child) === asset)
      .map(({ parent, royaltyBps }) => ({ asset: Number(idOf(parent)), royaltyBps: royaltyBps as number }))
      .sort((a, b) => a.asset - b.asset);
    const args = [Number(asset), split["number"] as number] as const;
    const published = await readContract(market.client, { ...registry, functionName: "splitHashOf", args });
    assert.equal(
      keccak256(encodeAbiParameters(SPLIT, [contributors, parents])),
      published,
      `split ${text(split["id"])}`,
    );
  }
}

async function requireLicences(market: MarketClient, entities: Entities): Promise<void> {
  const licences = { address: market.addresses.Licences, abi: licencesAbi } as const;
  for (const terms of rows(entities, "Terms")) {
    const found = await readContract(market.client, {
      ...licences,
      functionName: "termsOf",
      args: [number(terms["id"])],
    });
    const said = [
      Number(idOf(terms["asset"])),
      terms["kind"],
      terms["transferable"],
      terms["exclusive"],
      terms["closed"],
    ];
    const truth = [found.asset, LICENCE_KINDS[found.kind], found.transferable, found.exclusive, found.closed];
    assert.deepEqual(said, truth, `terms ${text(terms["id"])}`);
    const holders = rows(entities, "Licence").filter(
      (licence) => idOf(licence["terms"]) === terms["id"] && number(licence["balance"]) > 0n,
    );
    assert.equal(terms["holders"], holders.length, `holders of terms ${text(terms["id"])}`);
  }
  for (const licence of rows(entities, "Licence")) {
    const args = [number(idOf(licence["terms"])), idOf(licence["holder"]) as Hex] as const;
    const found = await readContract(market.client, { ...licences, functionName: "licenceOf", args });
    const said = [number(licence["balance"]), Number(licence["expiresAt"]), licence["keyVersion"]];
    assert.deepEqual(said, [found.quantity, found.expiresAt, found.keyVersion], `licence ${text(licence["id"])}`);
  }
}

async function requireOffers(market: MarketClient, entities: Entities): Promise<void> {
  const listings = { address: market.addresses.Listings, abi: listingsAbi } as const;
  const { timestamp } = await getBlock(market.client);
  for (const offer of rows(entities, "Offer")) {
    const terms = number(idOf(offer["terms"]));
    const found = await readContract(market.client, { ...listings, functionName: "listingOf", args: [terms] });
    const said = {
      price: number(offer["price"]),
      remaining: Number(offer["remaining"]),
      expiresAt: Number(offer["expiresAt"]),
      epoch: offer["epoch"],
      state: LISTING_STATES.indexOf(offer["state"] as never),
    };
    assert.deepEqual(said, found, `offer ${text(offer["id"])}`);
  }
  for (const asset of rows(entities, "Asset")) {
    const active = rows(entities, "Offer").filter((offer) => idOf(offer["asset"]) === asset["id"] && offer["active"]);
    const prices = active.map(({ price }) => number(price)).sort((a, b) => (a < b ? -1 : 1));
    assert.equal(asset["activeOffers"], active.length, `offers of asset ${text(asset["id"])}`);
    assert.equal(asset["minPrice"], prices[0] === undefined ? null : String(prices[0]));
    for (const { terms } of active) await requireQuoted(market, number(idOf(terms)), timestamp);
  }
}

/** An active offer has a price, and its asset can be sold. */
async function requireQuoted(market: MarketClient, terms: bigint, timestamp: bigint): Promise<void> {
  const listings = { address: market.addresses.Listings, abi: listingsAbi } as const;
  const { expiresAt } = await readContract(market.client, { ...listings, functionName: "listingOf", args: [terms] });
  if (BigInt(expiresAt) < timestamp) return;
  await readContract(market.client, { ...listings, functionName: "priceOf", args: [terms, 1] });
}

async function requireSales(market: MarketClient, entities: Entities): Promise<void> {
  const escrow = { address: market.addresses.Escrow, abi: escrowAbi } as const;
  for (const venue of rows(entities, "Venue")) {
    const args = [venue["address"] as Hex] as const;
    const [index, admitted, sales] = await readContract(market.client, { ...escrow, functionName: "venueOf", args });
    // The chain counts those that had to wait for a key, and lots.
    const own = (type: string) => rows(entities, type).filter((row) => idOf(row["venue"]) === venue["id"]);
    const numbered = new Set([...own("Sale").filter(hasNumber), ...own("Lot")].map(({ id }) => id));
    assert.deepEqual([venue["id"], venue["admitted"], numbered.size], [String(index), admitted, sales], "venue");
  }
  for (const sale of rows(entities, "Sale").filter(hasNumber)) {
    const found = await readContract(market.client, { ...escrow, functionName: "saleOf", args: [number(sale["id"])] });
    if (sale["instant"] === true) {
      // The lot of an open artifact leaves no record when it is sold.
      assert.deepEqual([sale["state"], sale["lot"] !== null, SALE_STATES[found.state]], ["Settled", true, "None"]);
      continue;
    }
    const said = [
      sale["state"],
      idOf(sale["buyer"]),
      idOf(sale["seller"]),
      sale["amount"],
      sale["bond"],
      Number(sale["deadline"]),
    ];
    const { buyer, seller, amount, bond, deadline, state } = found;
    const truth = [
      SALE_STATES[state],
      buyer.toLowerCase(),
      seller.toLowerCase(),
      String(amount),
      String(bond),
      deadline,
    ];
    assert.deepEqual(said, truth, `sale ${text(sale["id"])}`);
    const key = sale["buyerKey"] as Hex | null;
    assert.equal(key === null ? zeroHash : keccak256(key), found.buyerKeyHash);
    assert.equal(sale["lot"] !== null, found.lot);
    assert.equal(
      sale["terms"] === null ? titleOf(Number(idOf(sale["asset"]))) : number(idOf(sale["terms"])),
      found.terms,
    );
  }
}

/** What was settled at once and was no lot has no number on the chain. */
function hasNumber({ id }: Row): boolean {
  return !isInstantSale(number(id));
}

async function requireRules(market: MarketClient, entities: Entities): Promise<void> {
  const policy = { address: market.addresses.MarketPolicy, abi: marketPolicyAbi } as const;
  const said = new Map(rows(entities, "PolicyParameter").map(({ id, value }) => [id, value]));
  for (const [index, name] of POLICY_PARAMETERS.entries()) {
    const value = await readContract(market.client, { ...policy, functionName: "get", args: [index] });
    assert.equal(said.get(name), String(value), name);
  }
  const { pausedUntil, pausableFrom } = await readContract(market.client, { ...policy, functionName: "salePolicy" });
  const [totals] = rows(entities, "Market");
  assert.deepEqual([totals?.["pausedUntil"], totals?.["pausableFrom"]], [String(pausedUntil), String(pausableFrom)]);
  const licences = { address: market.addresses.Licences, abi: licencesAbi } as const;
  for (const { id, allowed } of rows(entities, "Issuer")) {
    const found = await readContract(market.client, { ...licences, functionName: "isIssuer", args: [id as Hex] });
    assert.equal(allowed, found, `issuer ${text(id)}`);
  }
}
