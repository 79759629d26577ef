export { AssetBadges } from "./asset-badges";
export { AssetCard, AssetGrid } from "./asset-card";
export { AssetGridSkeleton } from "./asset-grid-skeleton";
export { AssetImage } from "./asset-image";
export { assetName, imagePath, plainWords, priceFrom } from "./asset-name";
export { AssetRow } from "./asset-row";
export { CategoryIcon } from "./category-icon";
export { PriceFrom } from "./price-from";
export { CATEGORY_WORDS, LICENCE_KIND_WORDS, STATUS_WORDS } from "./words";
