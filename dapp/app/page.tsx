import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";

export default function HomePage() {
  return (
    <PageHeader
      title="AI models, data and compute, sold by the people who made them"
      description="Payment waits in escrow until the chain has verified the key. No middleman, no account, no lock-in."
      actions={<ButtonLink href="/explore">Explore the market</ButtonLink>}
    />
  );
}
