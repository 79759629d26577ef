import type { Metadata } from "next";
import { OffersPanel } from "@/features/sell";

export const metadata: Metadata = {
  title: "Offers · Sell",
  description: "Prices, stock and state of your offers: change, pause, resume or end them.",
  alternates: { canonical: "/sell/offers" },
  openGraph: { title: "Offers · Sell", url: "/sell/offers" },
};

export default function OffersPage() {
  return <OffersPanel />;
}
