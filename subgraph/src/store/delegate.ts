import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Delegate, DelegateChange, StatementPublication } from "../../generated/schema";
import { StatementFile } from "../../generated/templates";
import { optionalCid } from "../cid";
import { factId } from "../ids";
import { loadHolder } from "./holder";
import { stamp } from "./stamp";

/** The delegate, changed now. The caller saves it. */
export function loadDelegate(address: Bytes, event: ethereum.Event): Delegate {
  let delegate = Delegate.load(address);
  if (!delegate) {
    delegate = new Delegate(address);
    delegate.votes = BigInt.zero();
    delegate.delegatorCount = 0;
    delegate.voteCount = 0;
    delegate.proposalCount = 0;
    delegate.createdAt = event.block.timestamp;
  }
  delegate.updatedAt = event.block.timestamp;
  return delegate;
}

export function setVotes(event: ethereum.Event, address: Bytes, votes: BigInt): void {
  const delegate = loadDelegate(address, event);
  delegate.votes = votes;
  delegate.save();
}

/** Only who has locked something counts as a delegator. @param change 1 or -1 */
export function countDelegator(event: ethereum.Event, address: Bytes, change: i32): void {
  const delegate = loadDelegate(address, event);
  delegate.delegatorCount += change;
  delegate.save();
}

/** @param from, to null: nobody */
export function changeDelegate(event: ethereum.Event, delegator: Bytes, from: Bytes | null, to: Bytes | null): void {
  const holder = loadHolder(delegator, event);
  holder.delegate = to;
  holder.save();
  const counts = holder.locked.gt(BigInt.zero()) ? 1 : 0;
  if (from) countDelegator(event, from, -counts);
  if (to) countDelegator(event, to, counts);

  const fact = new DelegateChange(factId(event));
  fact.delegator = holder.id;
  fact.from = from;
  fact.to = to;
  stamp(fact, event);
  fact.save();
}

/** @param digest of the file; zero: it was taken back */
export function publishStatement(event: ethereum.Event, address: Bytes, digest: Bytes): void {
  const cid = optionalCid(digest);
  const delegate = loadDelegate(address, event);
  delegate.statement = cid;
  delegate.statementCid = cid;
  delegate.save();

  const publication = new StatementPublication(factId(event));
  publication.delegate = delegate.id;
  publication.statement = cid;
  publication.statementCid = cid;
  stamp(publication, event);
  publication.save();
  if (cid) StatementFile.create(cid);
}
