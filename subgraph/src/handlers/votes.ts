import { Address, Bytes } from "@graphprotocol/graph-ts";
import { DelegateChanged, DelegateVotesChanged, Transfer } from "../../generated/VotingFTNS/VotingFTNS";
import { changeDelegate, setVotes } from "../store/delegate";
import { addLocked, addLockedSupply } from "../store/holder";

export function handleLockedTransfer(event: Transfer): void {
  const p = event.params;
  // Anybody can transfer nothing for anybody.
  if (p.value.isZero()) return;
  const locks = p.from.equals(Address.zero());
  const unlocks = p.to.equals(Address.zero());
  if (!locks) addLocked(event, p.from, p.value.neg());
  if (!unlocks) addLocked(event, p.to, p.value);
  if (locks) addLockedSupply(event, p.value);
  if (unlocks) addLockedSupply(event, p.value.neg());
}

export function handleDelegateChanged(event: DelegateChanged): void {
  const p = event.params;
  changeDelegate(event, p.delegator, unlessZero(p.fromDelegate), unlessZero(p.toDelegate));
}

export function handleDelegateVotesChanged(event: DelegateVotesChanged): void {
  setVotes(event, event.params.delegate, event.params.newVotes);
}

function unlessZero(address: Address): Bytes | null {
  if (address.equals(Address.zero())) return null;
  return address;
}
