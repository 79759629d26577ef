"use client";
import { withWallet } from "@/features/wallet";

/** The seats of the connected auditor that wait for it. */
export const AuditDesk = withWallet("to see the seats that wait for you", () =>
  import("./seat-list").then(({ SeatList }) => SeatList),
);
