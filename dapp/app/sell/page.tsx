import type { Metadata } from "next";
import { AssetsPanel } from "@/features/sell";

export const metadata: Metadata = {
  title: "Your assets · Sell",
  description: "Assets that you published: versions, sales, revenue, licences and who shares in them.",
  alternates: { canonical: "/sell" },
  openGraph: { title: "Your assets · Sell", url: "/sell" },
};

export default function SellPage() {
  return <AssetsPanel />;
}
