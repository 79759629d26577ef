export { FacetPanel } from "./facet-panel";
export { FilterChips } from "./filter-chips";
export { FilterButton, FilterSheet } from "./filter-sheet";
export { activeFilters, explorePath, parseFilters, searchInput, type Filters, type SearchParams } from "./filters";
export { BusyRegion, ExploreNavigation } from "./navigation";
export { SearchBox } from "./search-box";
export { SortSelect } from "./sort-select";
