import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { ProposalCreator } from "@/features/proposal-create";

export const metadata: Metadata = {
  title: "New proposal",
  description: "Propose a change of the market’s rules, a payment of the treasury, or another decision for a vote.",
  alternates: { canonical: "/governance/new" },
  openGraph: { title: "New proposal", url: "/governance/new" },
};

export default function NewProposalPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="New proposal"
        description="Say what is decided and why. You see every call in words, tried on the present chain, before your wallet opens."
      />
      <ProposalCreator />
    </div>
  );
}
