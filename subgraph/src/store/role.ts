import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { RoleChange, RoleMember } from "../../generated/schema";
import { factId, roleMemberId } from "../ids";
import { stamp } from "./stamp";

export function setRole(event: ethereum.Event, role: BigInt, account: Bytes, granted: boolean): void {
  const member = new RoleMember(roleMemberId(role, account));
  member.role = role;
  member.account = account;
  member.member = granted;
  member.updatedAt = event.block.timestamp;
  member.save();

  const change = new RoleChange(factId(event));
  change.role = role;
  change.account = account;
  change.granted = granted;
  stamp(change, event);
  change.save();
}
