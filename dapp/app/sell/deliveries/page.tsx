import type { Metadata } from "next";
import { DeliveriesPanel } from "@/features/sell";

export const metadata: Metadata = {
  title: "Deliveries · Sell",
  description: "Keys that buyers wait for, with their deadlines, and the agent that delivers them.",
  alternates: { canonical: "/sell/deliveries" },
  openGraph: { title: "Deliveries · Sell", url: "/sell/deliveries" },
};

export default function DeliveriesPage() {
  return <DeliveriesPanel />;
}
