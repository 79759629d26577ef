import { CATEGORIES } from "@ftns-market/sdk/chain";
import { LinkPills } from "@/components/link-pills";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { AUDITOR_ORDERS, auditorsPath, ORDER_WORDS, type AuditorsView } from "./orders";

/** Which auditors are listed: each choice is a link, so that it works without scripts and can be passed on. */
export function AuditorFilterBar({ view }: { readonly view: AuditorsView }) {
  const pill = (name: string, change: Partial<AuditorsView>, on: boolean) => ({
    ...{ name, on, href: auditorsPath(view, change) },
  });
  return (
    <div className="flex flex-col gap-2">
      <LinkPills
        label="Domain"
        pills={[
          pill("All domains", { domain: undefined }, view.domain === undefined),
          ...CATEGORIES.map((domain) => pill(CATEGORY_WORDS[domain].many, { domain }, view.domain === domain)),
        ]}
      />
      <LinkPills
        label="Order"
        pills={AUDITOR_ORDERS.map((order) => pill(ORDER_WORDS[order], { order }, view.order === order))}
      />
      <LinkPills
        label="Who"
        pills={[
          pill("Everybody registered", { drawable: false }, !view.drawable),
          pill("May be drawn now", { drawable: true }, view.drawable),
        ]}
      />
    </div>
  );
}
