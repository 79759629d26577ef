import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Account, Distribution, Payout, Royalty } from "../../generated/schema";
import { assetOfPool, factId, numberId, rowId } from "../ids";
import { addCredit, loadAccount, touchAccount } from "./account";
import { loadAsset } from "./asset";
import { loadMarket } from "./market";
import { accrueRoyalty, drainPool } from "./pool";
import { stamp } from "./stamp";

/** Who was paid what. Accounts and amounts, parents and royalties go in pairs. */
export class Payments {
  constructor(
    public net: BigInt,
    public fee: BigInt,
    public accounts: Bytes[],
    public amounts: BigInt[],
    public parents: BigInt[],
    public royalties: BigInt[],
  ) {}
}

export function setTreasury(event: ethereum.Event, treasury: Bytes): void {
  const market = loadMarket();
  market.treasury = touchAccount(treasury, event);
  market.save();
}

export function recordDistribution(
  event: ethereum.Event,
  poolNumber: BigInt,
  assetNumber: BigInt,
  payments: Payments,
): void {
  const distribution = new Distribution(factId(event));
  distribution.pool = numberId(poolNumber);
  distribution.asset = numberId(assetNumber);
  distribution.net = payments.net;
  distribution.fee = payments.fee;
  stamp(distribution, event);
  distribution.save();
  drainPool(event, distribution.pool, payments.net, payments.fee);

  // Rows are numbered through: the fee, the shares, the royalties.
  let row = 0;
  if (payments.fee.gt(BigInt.zero())) {
    pay(event, distribution, row, loadMarket().treasury!, "Fee", payments.fee);
  }
  row++;
  for (let i = 0; i < payments.accounts.length; i++) {
    pay(event, distribution, row++, payments.accounts[i], "Share", payments.amounts[i]);
  }
  for (let i = 0; i < payments.parents.length; i++) {
    payRoyalty(event, distribution, row++, payments.parents[i], payments.royalties[i]);
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
  const account: Account = loadAccount(address, event);
  account.earned = account.earned.plus(amount);
  account.save();

  const payout = new Payout(rowId(distribution.id, row));
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

  const royalty = new Royalty(id);
  royalty.distribution = distribution.id;
  royalty.child = distribution.asset;
  royalty.parent = parent.id;
  royalty.pool = numberId(parentPool);
  royalty.amount = amount;
  royalty.timestamp = event.block.timestamp;
  royalty.save();
}
