import type { ReactNode } from "react";
import { LinkTabs } from "@/components/tabs";

const TABS = [
  { href: "/auditors", name: "Auditors" },
  { href: "/audits", name: "Audits" },
  { href: "/audits/desk", name: "Your desk" },
  { href: "/reputation", name: "Reputation" },
];

/** The rooms of auditors, and of what is known of everybody. */
export default function TrustLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <LinkTabs label="Trust" tabs={TABS} />
      {children}
    </>
  );
}
