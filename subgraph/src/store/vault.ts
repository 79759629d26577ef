import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Allowance, Compartment, Deposit, Draw, Release, Withdrawal } from "../../generated/schema";
import { allowanceId, factId } from "../ids";
import { addCredit, loadAccount, touchAccount } from "./account";
import { stamp } from "./stamp";
import { recordCredit } from "./treasury";

const UNLIMITED = BigInt.fromI32(2).pow(255).times(BigInt.fromI32(2)).minus(BigInt.fromI32(1));

export function recordDeposit(event: ethereum.Event, address: Bytes, payer: Bytes, amount: BigInt): void {
  addCredit(address, amount, event);
  recordCredit(event, 0, address, amount, payer);
  const account = loadAccount(address, event);
  account.deposited = account.deposited.plus(amount);
  account.save();

  const deposit = new Deposit(factId(event));
  deposit.account = account.id;
  deposit.payer = payer;
  deposit.amount = amount;
  stamp(deposit, event);
  deposit.save();
}

export function recordWithdrawal(event: ethereum.Event, address: Bytes, recipient: Bytes, amount: BigInt): void {
  addCredit(address, amount.neg(), event);
  recordCredit(event, 0, address, amount.neg(), recipient);
  const account = loadAccount(address, event);
  account.withdrawn = account.withdrawn.plus(amount);
  account.save();

  const withdrawal = new Withdrawal(factId(event));
  withdrawal.account = account.id;
  withdrawal.recipient = recipient;
  withdrawal.amount = amount;
  stamp(withdrawal, event);
  withdrawal.save();
}

/** Drawing uses up the spender's allowance, which emits no event of its own. */
export function recordDraw(event: ethereum.Event, account: Bytes, spender: Bytes, amount: BigInt): void {
  addCredit(account, amount.neg(), event);
  recordCredit(event, 0, account, amount.neg(), spender);
  const allowance = Allowance.load(allowanceId(account, spender));
  if (allowance && allowance.amount.notEqual(UNLIMITED)) {
    allowance.amount = allowance.amount.minus(amount);
    allowance.updatedAt = event.block.timestamp;
    allowance.save();
  }

  const draw = new Draw(factId(event));
  draw.account = account;
  draw.spender = spender;
  draw.amount = amount;
  stamp(draw, event);
  draw.save();
}

export function recordRelease(event: ethereum.Event, compartment: Bytes, account: Bytes, amount: BigInt): void {
  addCredit(account, amount, event);
  recordCredit(event, 0, account, amount, compartment);

  const release = new Release(factId(event));
  release.account = account;
  release.compartment = compartment;
  release.amount = amount;
  stamp(release, event);
  release.save();
}

export function setAllowance(event: ethereum.Event, account: Bytes, spender: Bytes, amount: BigInt): void {
  const allowance = new Allowance(allowanceId(account, spender));
  allowance.account = touchAccount(account, event);
  allowance.spender = spender;
  allowance.amount = amount;
  allowance.updatedAt = event.block.timestamp;
  allowance.save();
}

export function setCompartment(event: ethereum.Event, address: Bytes, role: string): void {
  const compartment = new Compartment(address);
  compartment.role = role;
  compartment.updatedAt = event.block.timestamp;
  compartment.save();
}
