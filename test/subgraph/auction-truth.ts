/** Holds what the index says of lots and auctions against the contracts. */
import assert from "node:assert/strict";
import { type Hex, keccak256, zeroAddress, zeroHash } from "viem";
import { readContract } from "viem/actions";
import { AUCTION_CONTRACTS, AUCTION_KINDS, type MarketClient, SALE_STATES, titleOf } from "../../sdk/src/index.ts";
import {
  dutchAuctionAbi,
  englishAuctionAbi,
  escrowAbi,
  sealedBidAuctionAbi,
  vaultAbi,
} from "../../sdk/src/generated/abis.ts";
import { type Entities, idOf, number, type Row, rows, text } from "./entities.ts";

/** @throws AssertionError where index and chain differ */
export async function requireAuctions(market: MarketClient, entities: Entities): Promise<void> {
  await requireLots(market, entities);
  await requireMoneyOfBids(market, entities);
  requireTotals(entities);
  for (const auction of rows(entities, "Auction")) {
    if (auction["kind"] === "English") await requireEnglish(market, auction);
    else if (auction["kind"] === "Dutch") await requireDutch(market, auction);
    else await requireSealed(market, auction);
    assert.equal(auction["reserve"] === null, auction["reserveHidden"]);
  }
  for (const bid of rows(entities, "SealedBid")) await requireSealedBid(market, entities, bid);
}

async function requireLots(market: MarketClient, entities: Entities): Promise<void> {
  for (const lot of rows(entities, "Lot")) {
    const args = [number(lot["id"])] as const;
    const escrow = { address: market.addresses.Escrow, abi: escrowAbi } as const;
    const found = await readContract(market.client, { ...escrow, functionName: "saleOf", args });
    const state = SALE_STATES[found.state];
    assert.equal(lot["sale"] !== null, lot["state"] === "Sold");
    if (state === "None") {
      // An open lot leaves no record when it is sold.
      const sale = rows(entities, "Sale").find(({ id }) => id === lot["id"]);
      assert.deepEqual([lot["state"], sale?.["instant"]], ["Sold", true], `lot ${text(lot["id"])}`);
      continue;
    }
    const asset = idOf(lot["asset"]);
    const said = {
      lot: true,
      state: lot["state"] === "Sold" ? "a sale" : lot["state"],
      terms: lot["terms"] === null ? titleOf(Number(asset)) : number(idOf(lot["terms"])),
      version: `${asset}-${found.version}`,
      pool: String((BigInt(asset) << 16n) | BigInt(found.split)),
      seller: idOf(lot["seller"]),
      ...{ quantity: Number(lot["quantity"]), feeBps: lot["feeBps"], bond: number(lot["bond"]) },
    };
    const truth = {
      lot: found.lot,
      state: state === "Held" || state === "Returned" ? state : "a sale",
      terms: found.terms,
      version: idOf(lot["version"]),
      pool: idOf(lot["pool"]),
      seller: found.seller.toLowerCase(),
      ...{ quantity: found.quantity, feeBps: found.feeBps, bond: found.bond },
    };
    assert.deepEqual(said, truth, `lot ${text(lot["id"])}`);
  }
}

/** The compartment of each auction contract holds the bids that the index sees in its auctions. */
async function requireMoneyOfBids(market: MarketClient, entities: Entities): Promise<void> {
  const vault = { address: market.addresses.Vault, abi: vaultAbi } as const;
  for (const kind of AUCTION_KINDS) {
    const contract = market.addresses[AUCTION_CONTRACTS[kind]];
    const args = [contract] as const;
    const [held] = await readContract(market.client, { ...vault, functionName: "compartmentOf", args });
    const own = rows(entities, "Auction").filter((auction) => auction["kind"] === kind);
    assert.equal(sum(own, "locked"), held, `money of bids in ${kind} auctions`);
    for (const auction of own) assert.equal(auction["contract"], contract.toLowerCase());
  }
}

/** Every sum is that of its parts. */
function requireTotals(entities: Entities): void {
  const [auctions, bidders] = [rows(entities, "Auction"), rows(entities, "Bidder")];
  for (const auction of auctions) {
    const own = bidders.filter((bidder) => idOf(bidder["auction"]) === auction["id"]);
    const said = [number(auction["locked"]), auction["bidderCount"], auction["bidCount"]];
    const bids = own.reduce((count, bidder) => count + (bidder["bids"] as number), 0);
    assert.deepEqual(said, [sum(own, "locked"), own.length, bids], `bidders of auction ${text(auction["id"])}`);
  }
  for (const account of rows(entities, "Account")) {
    const own = bidders.filter((bidder) => idOf(bidder["account"]) === account["id"]);
    const won = own.filter((bidder) => bidder["won"]).length;
    assert.deepEqual([number(account["inBids"]), account["auctionsWon"]], [sum(own, "locked"), won]);
  }
  assert.equal(number(rows(entities, "Market")[0]?.["bids"]), sum(bidders, "locked"));
  const running = auctions.filter(({ state }) => state === "Running");
  assert.equal(sum(rows(entities, "AuctionTotals"), "running"), BigInt(running.length));
  assert.equal(sum(rows(entities, "Asset"), "runningAuctions"), BigInt(running.length));
}

async function requireEnglish(market: MarketClient, auction: Row): Promise<void> {
  const contract = { address: market.addresses.EnglishAuction, abi: englishAuctionAbi } as const;
  const args = [number(auction["id"])] as const;
  const found = await readContract(market.client, { ...contract, functionName: "auctionOf", args });
  if (auction["state"] === "Ended") return assert.equal(found.startingPrice, 0n);
  const said = {
    ...{ startingPrice: number(auction["startingPrice"]), endsAt: Number(auction["endsAt"]) },
    ...{ extension: Number(auction["extension"]), extensionsLeft: 24 - (auction["extensions"] as number) },
    ...{ reserveHidden: auction["reserveHidden"], reserve: reserveOf(auction), ...leaderOf(auction) },
  };
  assert.deepEqual(said, { ...found, leader: found.leader.toLowerCase() }, `auction ${text(auction["id"])}`);
}

async function requireDutch(market: MarketClient, auction: Row): Promise<void> {
  const contract = { address: market.addresses.DutchAuction, abi: dutchAuctionAbi } as const;
  const args = [number(auction["id"])] as const;
  const found = await readContract(market.client, { ...contract, functionName: "auctionOf", args });
  if (auction["state"] === "Ended") return assert.equal(found.startingPrice, 0n);
  const said = {
    ...{ startingPrice: number(auction["startingPrice"]), floor: number(auction["reserve"]) },
    startedAt: Number(auction["createdAt"]),
    duration: Number(auction["endsAt"]) - Number(auction["createdAt"]),
    halfLife: Number(auction["halfLife"]),
  };
  assert.deepEqual(said, found, `auction ${text(auction["id"])}`);
}

async function requireSealed(market: MarketClient, auction: Row): Promise<void> {
  const name = auction["kind"] === "Vickrey" ? "VickreyAuction" : "SealedBidAuction";
  const contract = { address: market.addresses[name], abi: sealedBidAuctionAbi } as const;
  const args = [number(auction["id"])] as const;
  const found = await readContract(market.client, { ...contract, functionName: "auctionOf", args });
  const { startingPrice, commitEndsAt, revealEndsAt, commitments, ended } = found;
  const said = {
    ...{ startingPrice: number(auction["startingPrice"]), commitEndsAt: Number(auction["endsAt"]) },
    ...{ revealEndsAt: Number(auction["revealEndsAt"]), commitments: auction["commitmentCount"] },
    ended: auction["state"] === "Ended",
  };
  assert.deepEqual(said, { startingPrice, commitEndsAt, revealEndsAt, commitments, ended });
  // The contract forgets the rest at the end.
  if (ended) return;
  const { leader, leadingBid, leaderKeyHash, secondBid, reserve, reserveHidden, forfeitPercent } = found;
  assert.deepEqual(
    { ...leaderOf(auction), secondBid: number(auction["secondBid"] ?? 0), reserve: reserveOf(auction) },
    { leader: leader.toLowerCase(), leadingBid, leaderKeyHash, secondBid, reserve },
    `auction ${text(auction["id"])}`,
  );
  assert.deepEqual(
    [auction["reserveHidden"], auction["forfeitPercent"]],
    [reserveHidden, forfeitPercent],
    `auction ${text(auction["id"])}`,
  );
}

async function requireSealedBid(market: MarketClient, entities: Entities, bid: Row): Promise<void> {
  const auction = rows(entities, "Auction").find(({ id }) => id === idOf(bid["auction"]));
  assert(auction !== undefined);
  const contract = { address: auction["contract"] as Hex, abi: sealedBidAuctionAbi } as const;
  const committed = {
    bidder: idOf(bid["bidder"]) as Hex,
    commitment: bid["commitment"] as Hex,
    collateral: number(bid["collateral"]),
    ordinal: bid["ordinal"] as number,
  };
  const args = [number(auction["id"]), committed] as const;
  const open = await readContract(market.client, { ...contract, functionName: "isOpen", args });
  assert.equal(bid["state"] === "Committed", open, `sealed bid ${text(bid["id"])}`);
}

function leaderOf(auction: Row) {
  const key = auction["leaderKey"] as Hex | null;
  return {
    leader: auction["leader"] === null ? zeroAddress : idOf(auction["leader"]),
    leadingBid: number(auction["leadingBid"] ?? 0),
    leaderKeyHash: key === null ? zeroHash : keccak256(key),
  };
}

/** While it is hidden, the chain answers with the starting price. */
function reserveOf(auction: Row): bigint {
  return number(auction["reserve"] ?? auction["startingPrice"]);
}

function sum(found: readonly Row[], field: string): bigint {
  return found.reduce((total, row) => total + number(row[field]), 0n);
}
