import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Accrual, Pool } from "../../generated/schema";
import { addPooled } from "./market";
import { stamp } from "./stamp";

export function createPool(event: ethereum.Event, id: string, asset: string): void {
  const pool = new Pool(id);
  pool.asset = asset;
  pool.split = id;
  pool.net = BigInt.zero();
  pool.fee = BigInt.zero();
  pool.total = BigInt.zero();
  pool.distributedNet = BigInt.zero();
  pool.distributedFee = BigInt.zero();
  pool.distributionCount = 0;
  pool.updatedAt = event.block.timestamp;
  pool.save();
}

/** Money came into a pool. A free sale brings none and leaves no row. */
export function accrueSale(
  event: ethereum.Event,
  id: Bytes,
  pool: string,
  sale: string,
  net: BigInt,
  fee: BigInt,
): void {
  if (net.plus(fee).isZero()) return;
  const accrual = new Accrual(id);
  accrual.kind = "Sale";
  accrual.sale = sale;
  fill(event, accrual, pool, net, fee);
}

export function accrueRoyalty(event: ethereum.Event, id: Bytes, pool: string, distribution: Bytes, net: BigInt): void {
  if (net.isZero()) return;
  const accrual = new Accrual(id);
  accrual.kind = "Royalty";
  accrual.distribution = distribution;
  fill(event, accrual, pool, net, BigInt.zero());
}

function fill(event: ethereum.Event, accrual: Accrual, poolId: string, net: BigInt, fee: BigInt): void {
  const pool = Pool.load(poolId)!;
  pool.net = pool.net.plus(net);
  pool.fee = pool.fee.plus(fee);
  pool.total = pool.net.plus(pool.fee);
  pool.updatedAt = event.block.timestamp;
  pool.save();
  addPooled(net.plus(fee));

  accrual.pool = pool.id;
  accrual.asset = pool.asset;
  accrual.net = net;
  accrual.fee = fee;
  stamp(accrual, event);
  accrual.save();
}

/** Takes out of a pool what a distribution paid. */
export function drainPool(event: ethereum.Event, id: string, net: BigInt, fee: BigInt): void {
  const pool = Pool.load(id)!;
  pool.net = pool.net.minus(net);
  pool.fee = pool.fee.minus(fee);
  pool.total = pool.net.plus(pool.fee);
  pool.distributedNet = pool.distributedNet.plus(net);
  pool.distributedFee = pool.distributedFee.plus(fee);
  pool.distributionCount += 1;
  pool.updatedAt = event.block.timestamp;
  pool.save();
  addPooled(net.plus(fee).neg());
}
