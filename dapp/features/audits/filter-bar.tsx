import { LinkPills } from "@/components/link-pills";
import { auditsPath, PHASES, type AuditFilters } from "./filters";
import { PHASE_WORDS } from "./phases";

/** Which audits are listed: each choice is a link, so that it works without scripts and can be passed on. */
export function AuditFilterBar({ filters }: { readonly filters: AuditFilters }) {
  const { phase, asset } = filters;
  return (
    <div className="flex flex-col gap-2">
      <LinkPills
        label="Phase"
        pills={[
          { name: "All", href: auditsPath(filters, { phase: undefined }), on: phase === undefined },
          ...PHASES.map((name) => ({
            ...{ name: PHASE_WORDS[name].name, on: phase === name },
            href: auditsPath(filters, { phase: name }),
          })),
        ]}
      />
      {asset === undefined ? undefined : (
        <LinkPills
          label="Asset"
          pills={[
            { name: "All assets", href: auditsPath(filters, { asset: undefined }), on: false },
            { name: `Asset ${asset}`, href: auditsPath(filters), on: true },
          ]}
        />
      )}
    </div>
  );
}
