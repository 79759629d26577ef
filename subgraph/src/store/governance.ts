import { BigInt } from "@graphprotocol/graph-ts";
import { Governance } from "../../generated/schema";
import { GOVERNANCE } from "../ids";

export function loadGovernance(): Governance {
  let governance = Governance.load(GOVERNANCE);
  if (governance) return governance;
  governance = new Governance(GOVERNANCE);
  governance.lockedSupply = BigInt.zero();
  governance.proposalCount = 0;
  governance.canceledCount = 0;
  governance.pendingProposals = [];
  return governance;
}
