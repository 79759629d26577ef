import type { Allocation } from "@ftns-market/sdk/chain";

/** How much of an allocation has been released by its schedule: evenly, second by second. Base units. @param now of the chain, seconds since 1970 */
export function vestedOf({ vesting, ...line }: Allocation, now: number): bigint {
  const amount = BigInt(line.amount);
  if (vesting === undefined) return amount;
  const { start, duration } = vesting;
  if (now <= start) return 0n;
  if (now >= start + duration) return amount;
  return (amount * BigInt(now - start)) / BigInt(duration);
}

/** Allocations of the same purpose that do not vest, as one line. */
export interface AllocationGroup {
  readonly purpose: string;
  readonly amount: bigint;
  readonly holders: readonly `0x${string}`[];
  /** Of the only one, where it vests. */
  readonly vesting: Allocation["vesting"];
  readonly vested: bigint;
}

/** The initial supply by what it is for, the largest part first. */
export function allocationGroups(allocation: readonly Allocation[], now: number): readonly AllocationGroup[] {
  const groups = new Map<string, AllocationGroup>();
  for (const line of allocation) {
    const key = line.vesting === undefined ? line.purpose : `${line.purpose} ${line.holder}`;
    const before = groups.get(key);
    groups.set(key, {
      purpose: line.purpose,
      amount: (before?.amount ?? 0n) + BigInt(line.amount),
      holders: [...(before?.holders ?? []), line.holder],
      vesting: line.vesting,
      vested: (before?.vested ?? 0n) + vestedOf(line, now),
    });
  }
  return [...groups.values()].sort((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
}
