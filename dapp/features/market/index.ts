export { CategoryTable } from "./category-table";
export { MarketFigures, VaultFigures } from "./figures";
export { IntervalSwitch } from "./interval-switch";
export { PauseNotice } from "./pause-notice";
export { PolicyFacts } from "./policy-facts";
export { Protection } from "./protection";
export { SalesCharts } from "./sales-charts";
export { TopAssets } from "./top-assets";
