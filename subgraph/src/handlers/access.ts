import { RoleGranted, RoleRevoked } from "../../generated/AccessManager/AccessManager";
import { setRole } from "../store/role";

export function handleRoleGranted(event: RoleGranted): void {
  setRole(event, event.params.roleId, event.params.account, true);
}

export function handleRoleRevoked(event: RoleRevoked): void {
  setRole(event, event.params.roleId, event.params.account, false);
}
