"use client";
import type { Address } from "viem";
import { ActionButton } from "@/features/transaction";

/** Holds an auditor to a finding that a proof of fraud has refuted. */
export function RefuteButton({
  audit,
  seat,
  auditor,
}: {
  readonly audit: bigint;
  /** From 0. */
  readonly seat: number;
  readonly auditor: Address;
}) {
  return (
    <ActionButton
      title="Hold the auditor to its finding"
      tone="danger"
      prepare={async (market) =>
        (await import("@ftns-market/sdk/actions")).refuteFinding(market, { audit, seat, auditor })
      }
      explanation="The version is proved to be something else than it committed to, and this auditor had certified its content. A whole bond, the policy’s AuditorBond, is taken from its stake for the treasury, and its reputation falls. Anybody may do this, once for each seat; nobody is paid for it."
    >
      Refute
    </ActionButton>
  );
}
