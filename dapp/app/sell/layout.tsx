import type { ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { LinkTabs } from "@/components/tabs";
import { AgentProvider, DueReserves } from "@/features/sell";

const TABS = [
  { href: "/sell", name: "Assets" },
  { href: "/sell/offers", name: "Offers" },
  { href: "/sell/deliveries", name: "Deliveries" },
  { href: "/sell/earnings", name: "Earnings" },
] as const;

export default function SellLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Sell"
        description="What you published, what you offer, what your buyers wait for and what you earned."
        actions={<ButtonLink href="/publish">Publish an asset</ButtonLink>}
      />
      <LinkTabs label="Sell" tabs={TABS} />
      <DueReserves />
      <AgentProvider>{children}</AgentProvider>
    </>
  );
}
