import type { ReactNode } from "react";
import { LinkTabs } from "@/components/tabs";

const TABS = [
  { href: "/governance", name: "Proposals" },
  { href: "/governance/delegates", name: "Delegates" },
  { href: "/governance/votes", name: "Your votes" },
  { href: "/governance/treasury", name: "Treasury" },
  { href: "/governance/policy", name: "Policy" },
  { href: "/governance/rules", name: "Rules of votes" },
];

/** The rooms of the vote. */
export default function GovernanceLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <LinkTabs label="Governance" tabs={TABS} />
      {children}
    </>
  );
}
