export { AllocationTable } from "./allocation-table";
export { MovementTable } from "./movement-table";
export { TreasuryFigures } from "./treasury-figures";
export { allocationGroups } from "./vesting";
