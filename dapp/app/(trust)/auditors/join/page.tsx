import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { JoinPanel } from "@/features/auditor-join";

const DESCRIPTION =
  "Lay down a stake, say what you know, and be drawn by chance to examine what is sold here. Or manage what you have at stake.";

export const metadata: Metadata = {
  title: "Become an auditor",
  description: DESCRIPTION,
  alternates: { canonical: "/auditors/join" },
  openGraph: { title: "Become an auditor", description: DESCRIPTION, url: "/auditors/join" },
};

export default function JoinPage() {
  return (
    <>
      <PageHeader title="Become an auditor" description={DESCRIPTION} />
      <JoinPanel />
    </>
  );
}
