import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { AuditDesk } from "@/features/audit-desk";

const DESCRIPTION = "The seats that wait for you: examine, seal your finding, reveal it.";

export const metadata: Metadata = {
  title: "Your desk",
  description: DESCRIPTION,
  alternates: { canonical: "/audits/desk" },
  openGraph: { title: "Your desk", description: DESCRIPTION, url: "/audits/desk" },
};

export default function DeskPage() {
  return (
    <>
      <PageHeader title="Your desk" description={DESCRIPTION} />
      <AuditDesk />
    </>
  );
}
