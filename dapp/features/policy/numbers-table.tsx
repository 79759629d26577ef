import { POLICY_PARAMETERS, type PolicyParameter } from "@ftns-market/sdk/chain";
import { POLICY_NUMBERS, type PolicyNumber } from "@ftns-market/sdk/governance";
import type { ReactNode } from "react";
import { Table } from "@/components/table";

interface Row {
  readonly parameter: PolicyParameter;
  readonly number: PolicyNumber;
}

/** Every number of the market with the bounds that no vote can leave. @param lastChange when a number was changed last, and by what */
export function NumbersTable({
  numbers,
  lastChange,
}: {
  readonly numbers: Readonly<Record<PolicyParameter, PolicyNumber>>;
  readonly lastChange: (parameter: PolicyParameter) => ReactNode;
}) {
  const rows = POLICY_PARAMETERS.map((parameter): Row => ({ parameter, number: numbers[parameter] }));
  return (
    <Table
      caption="Numbers of the market"
      rows={rows}
      rowKey={({ parameter }) => parameter}
      columns={[
        {
          name: "Number",
          cell: ({ parameter }) => (
            <>
              <span className="font-medium">{POLICY_NUMBERS[parameter].label}</span>
              <span className="block max-w-prose min-w-44 text-xs text-muted">{POLICY_NUMBERS[parameter].meaning}</span>
            </>
          ),
        },
        {
          name: "Now",
          numeric: true,
          cell: ({ parameter, number }) => (
            <span className="font-semibold whitespace-nowrap">{POLICY_NUMBERS[parameter].format(number.value)}</span>
          ),
        },
        {
          name: "Bounds",
          numeric: true,
          cell: ({ parameter, number: { min, max } }) => (
            <span className="text-muted">
              <span className="whitespace-nowrap">{POLICY_NUMBERS[parameter].format(min)} to</span>{" "}
              <span className="whitespace-nowrap">{POLICY_NUMBERS[parameter].format(max)}</span>
            </span>
          ),
        },
        { name: "Last change", cell: ({ parameter }) => lastChange(parameter) },
      ]}
    />
  );
}
