import { Table, type Column } from "@/components/table";
import { formatCount } from "@/lib/format";
import { outputTable } from "./tensor-text";
import type { Result } from "./use-model";

/** What a run gave, one table per output. */
export function OutputTables({ result }: { readonly result: Result }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-4 border-t border-line pt-4">
      <p className="text-muted">Ran in {formatCount(Math.max(1, Math.round(result.milliseconds)))} ms.</p>
      {result.outputs.map(({ name, type, dims, values }) => {
        const { columns, rows, hidden } = outputTable(dims, values);
        const named: Column<readonly string[]>[] = Array.from({ length: columns }, (_, index) => ({
          name: columns === 1 ? "Value" : String(index),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{row[index]}</span>,
        }));
        return (
          <div key={name}>
            <h3 className="font-medium">
              <bdi>{name}</bdi>{" "}
              <span className="font-normal text-muted">
                {type}, {dims.join(" × ")}
              </span>
            </h3>
            <Table
              caption={`Output ${name}`}
              columns={[{ name: "Row", cell: (row) => rows.indexOf(row) + 1 }, ...named]}
              rows={rows}
              rowKey={(row) => String(rows.indexOf(row))}
            />
            {hidden ? <p className="text-xs text-muted">Only the first rows and columns are shown.</p> : undefined}
          </div>
        );
      })}
    </div>
  );
}
