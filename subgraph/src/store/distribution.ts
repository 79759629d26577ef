import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Account, Distribution, Payout as PayoutRow, Royalty as RoyaltyRow } from "../../generated/schema";
import { assetOfPool, factId, numberId, rowId } from "../ids";
import { Payout, Royalty } from "../payments";
import { addCredit, loadAccount, touchAccount } from "./account";
import { loadAsset } from "./asset";
import { loadMarket } from "./market";
import { accrueRoyalty, drainPool } from "./pool";
import { stamp } from "./stamp";
import { recordCredit } from "./treasury";

export function setTreasury(event: ethereum.Event, treasury: Bytes): void {
  const market = loadMarket();
  market.treasury = touchAccount(treasury, event);
  market.save();
}

export function recordDistribution(
  event: ethereum.Event,
  poolNumber: BigInt,
  net: BigInt,
  fee: BigInt,
  shares: Payout[],
  royalties: Royalty[],
): void {
  const distribution = new Distribution(factId(event));
  distribution.pool = numberId(poolNumber);
  distribution.asset = assetOfPool(poolNumber);
  distribution.net = net;
  distribution.fee = fee;
  stamp(distribution, event);
  distribution.save();
  drainPool(event, distribution.pool, net, fee);

  // Rows are numbered through: the fee, the shares, the royalties.
  let row = 0;
  if (fee.gt(BigInt.zero())) {
    pay(event, distribution, row, loadMarket().treasury!, "Fee", fee);
  }
  row++;
  for (let i = 0; i < shares.length; i++) {
    pay(event, distribution, row++, shares[i].account, "Share", shares[i].amount);
  }
  for (let i = 0; i < royalties.length; i++) {
    payRoyalty(event, distribution, row++, royalties[i].pool, royalties[i].amount);
  }
}

function pay(
  event: ethereum.Event,
  distribution: Distribution,
  row: i32,
  address: Bytes,
  kind: string,
  amount: BigInt,
): void {
  addCredit(address, amount, event);
  recordCredit(event, row, address, amount, event.address);
  const account: Account = loadAccount(address, event);
  account.earned = account.earned.plus(amount);
  account.save();

  const payout = new PayoutRow(rowId(distribution.id, row));
  payout.distribution = distribution.id;
  payout.asset = distribution.asset;
  payout.account = address;
  payout.kind = kind;
  payout.amount = amount;
  payout.timestamp = event.block.timestamp;
  payout.save();
}

function payRoyalty(
  event: ethereum.Event,
  distribution: Distribution,
  row: i32,
  parentPool: BigInt,
  amount: BigInt,
): void {
  const id = rowId(distribution.id, row);
  const parent = loadAsset(assetOfPool(parentPool));
  parent.royalties = parent.royalties.plus(amount);
  parent.save();
  accrueRoyalty(event, id, numberId(parentPool), distribution.id, amount);

  const royalty = new RoyaltyRow(id);
  royalty.distribution = distribution.id;
  royalty.child = distribution.asset;
  royalty.parent = parent.id;
  royalty.pool = numberId(parentPool);
  royalty.amount = amount;
  royalty.timestamp = event.block.timestamp;
  royalty.save();
}
