/** What the index knows: lists, search, figures. For money that is about to move, ask `reads`. */
export type { AssetCard } from "./asset-card.ts";
export { readAssetPage, type AssetPage } from "./asset-page.ts";
export { readIndexStatus, type IndexStatus } from "./index-status.ts";
export { keys, type QueryKey } from "./keys.ts";
export { readEarnings, readPoolPage, readStatistics, type Earnings, type PoolPage, type Statistics } from "./money.ts";
export type { SaleRow } from "./sale-row.ts";
export {
  listDeliveriesDue,
  listLibrary,
  listSales,
  readSalePage,
  type DeliveryDue,
  type LibraryEntry,
  type SalePage,
  type Slice,
} from "./sales.ts";
export { searchAssets, type SearchInput, type SearchPage, type SearchSort } from "./search.ts";
export { waitForBlock, type WaitForBlockOptions } from "./wait-for-block.ts";
