import Link from "next/link";
import { Table } from "@/components/table";
import { CompactAmount } from "@/components/values";
import { CATEGORY_WORDS, CategoryIcon } from "@/features/catalogue";
import { formatCount } from "@/lib/format";
import { CATEGORIES } from "@ftns-market/sdk/chain";
import type { Statistics } from "@ftns-market/sdk/queries";

/** The categories beside each other; also those in which nothing has been published. */
export function CategoryTable({ categories }: Pick<Statistics, "categories">) {
  const rows = CATEGORIES.map((category) => {
    const found = categories.find((row) => row.category === category);
    return found ?? { category, assets: 0, sales: 0, volume: "0", fees: "0" };
  });
  return (
    <Table
      caption="Figures per category"
      rows={rows}
      rowKey={({ category }) => category}
      columns={[
        {
          name: "Category",
          cell: ({ category }) => (
            <Link
              href={`/explore?category=${category}`}
              className="inline-flex items-center gap-2 text-accent hover:underline"
            >
              <CategoryIcon category={category} className="size-4" />
              {CATEGORY_WORDS[category].many}
            </Link>
          ),
        },
        { name: "Assets", numeric: true, cell: ({ assets }) => formatCount(assets) },
        { name: "Sales", numeric: true, cell: ({ sales }) => formatCount(sales) },
        { name: "Volume", numeric: true, cell: ({ volume }) => <CompactAmount amount={volume} /> },
        { name: "Fees", numeric: true, wideOnly: true, cell: ({ fees }) => <CompactAmount amount={fees} /> },
      ]}
    />
  );
}
