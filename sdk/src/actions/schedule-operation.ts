import { encodeFunctionData, zeroHash, type Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { formatDuration } from "../chain/units.ts";
import { timelockControllerAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/** How an operation of governance is scheduled. The same values have to be given at its execution. */
export interface OperationInput {
  /** An action that only the timelock may do, for example `takeDown`. */
  readonly operation: Action;
  /** bytes32 that tells equal operations apart; default zero. */
  readonly salt?: Hex;
  /** bytes32 id of an operation that must be executed before; default none. */
  readonly predecessor?: Hex;
}

/**
 * Schedules an operation in the timelock. Proposers only.
 * @param delay seconds until it can be executed, at least the timelock's minimum
 */
export function scheduleOperation(market: MarketClient, input: OperationInput, delay: bigint): Action {
  const { target, data, predecessor, salt } = callOf(input);
  return {
    id: "timelock.schedule",
    request: contractCall({
      address: market.addresses.TimelockController,
      abi: timelockControllerAbi,
      functionName: "schedule",
      args: [target, 0n, data, predecessor, salt, delay],
    }),
    summary: `Schedule for ${formatDuration(delay)} from now: ${input.operation.summary}`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

/** Executes a scheduled operation whose delay is over. Anyone. */
export function executeOperation(market: MarketClient, input: OperationInput): Action {
  const { target, data, predecessor, salt } = callOf(input);
  return {
    id: "timelock.execute",
    request: contractCall({
      address: market.addresses.TimelockController,
      abi: timelockControllerAbi,
      functionName: "execute",
      args: [target, 0n, data, predecessor, salt],
    }),
    summary: `Execute what was scheduled: ${input.operation.summary}`,
    maxCost: 0n,
    refresh: [keys.governance(), ...input.operation.refresh],
  };
}

function callOf({ operation, salt = zeroHash, predecessor = zeroHash }: OperationInput) {
  const { address, abi, functionName, args } = operation.request;
  return { target: address, data: encodeFunctionData({ abi, functionName, args }), predecessor, salt } as const;
}
