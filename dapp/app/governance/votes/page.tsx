import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { VotesPanel } from "@/features/votes";

export const metadata: Metadata = {
  title: "Your votes",
  description: "Lock FTNS to vote on the rules of the market, name who votes with them, and unlock them at any time.",
  alternates: { canonical: "/governance/votes" },
  openGraph: { title: "Your votes", url: "/governance/votes" },
};

export default function VotesPage() {
  return (
    <>
      <PageHeader title="Your votes" description="What you have locked, who votes with it, and what you can do." />
      <VotesPanel />
    </>
  );
}
