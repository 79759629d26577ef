import {
  Approval,
  CompartmentAdmitted,
  CompartmentRetired,
  Deposited,
  Drawn,
  Released,
  Withdrawn,
} from "../../generated/Vault/Vault";
import { CompartmentRole, compartmentRoleName } from "../enums";
import {
  recordDeposit,
  recordDraw,
  recordRelease,
  recordWithdrawal,
  setAllowance,
  setCompartment,
} from "../store/vault";

export function handleDeposited(event: Deposited): void {
  recordDeposit(event, event.params.account, event.params.payer, event.params.amount);
}

export function handleWithdrawn(event: Withdrawn): void {
  recordWithdrawal(event, event.params.account, event.params.recipient, event.params.amount);
}

export function handleApproval(event: Approval): void {
  setAllowance(event, event.params.account, event.params.spender, event.params.amount);
}

export function handleDrawn(event: Drawn): void {
  recordDraw(event, event.params.account, event.params.spender, event.params.amount);
}

export function handleReleased(event: Released): void {
  recordRelease(event, event.params.compartment, event.params.account, event.params.amount);
}

export function handleCompartmentAdmitted(event: CompartmentAdmitted): void {
  setCompartment(event, event.params.compartment, compartmentRoleName(event.params.role));
}

export function handleCompartmentRetired(event: CompartmentRetired): void {
  setCompartment(event, event.params.compartment, CompartmentRole.Retired);
}
