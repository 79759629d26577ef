import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Library } from "@/features/library";

export const metadata: Metadata = {
  title: "Library",
  description: "What you bought: licences, files, deadlines.",
  alternates: { canonical: "/library" },
  openGraph: { title: "Library", url: "/library" },
};

export default function LibraryPage() {
  return (
    <>
      <PageHeader title="Library" description="What you bought, what of it needs you now, and the files." />
      <Library />
    </>
  );
}
