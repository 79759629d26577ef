import type { Metadata } from "next";
import { EarningsPanel } from "@/features/sell";

export const metadata: Metadata = {
  title: "Earnings · Sell",
  description: "Revenue to distribute, credit to withdraw, payouts and shares in other assets.",
  alternates: { canonical: "/sell/earnings" },
  openGraph: { title: "Earnings · Sell", url: "/sell/earnings" },
};

export default function EarningsPage() {
  return <EarningsPanel />;
}
