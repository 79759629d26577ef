import Link from "next/link";
import { Empty } from "@/components/notice";
import { Table } from "@/components/table";
import { CompactAmount } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { assetName } from "@/lib/asset-name";
import { formatCount } from "@/lib/format";
import type { Statistics } from "@ftns-market/sdk/queries";

/** The assets with the largest volume. */
export function TopAssets({ top }: Pick<Statistics, "top">) {
  if (top.length === 0) return <Empty title="Nothing has been sold yet" />;
  return (
    <Table
      caption="Assets with the largest volume"
      rows={top}
      rowKey={({ id }) => id}
      columns={[
        {
          name: "Asset",
          cell: (asset) => (
            <Link
              href={`/assets/${asset.id}`}
              prefetch={false}
              dir="auto"
              className="line-clamp-2 min-w-32 break-words text-accent hover:underline"
            >
              {assetName(asset)}
            </Link>
          ),
        },
        { name: "Category", wideOnly: true, cell: ({ category }) => CATEGORY_WORDS[category].one },
        { name: "Sales", numeric: true, cell: ({ salesCount }) => formatCount(salesCount) },
        { name: "Volume", numeric: true, cell: ({ volume }) => <CompactAmount amount={volume} /> },
      ]}
    />
  );
}
