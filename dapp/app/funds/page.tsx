import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { FundsPanel } from "@/features/funds";

export const metadata: Metadata = {
  title: "Funds",
  description: "FTNS in your wallet and in the vault: deposit, withdraw, and see who may take it.",
  alternates: { canonical: "/funds" },
  openGraph: { title: "Funds", url: "/funds" },
};

export default function FundsPage() {
  return (
    <>
      <PageHeader title="Funds" description="What you have, where it is, and who may take it." />
      <FundsPanel />
    </>
  );
}
