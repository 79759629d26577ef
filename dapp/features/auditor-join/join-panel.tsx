"use client";
import { withWallet } from "@/features/wallet";

/** Becoming an auditor, and everything that one can do with its stake and its profile. */
export const JoinPanel = withWallet("to become an auditor, and to manage your stake", () =>
  import("./own-auditor").then(({ OwnAuditor }) => OwnAuditor),
);
