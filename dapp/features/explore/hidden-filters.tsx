import { filterParams, type Filters } from "./filters";

/** The filters that a form leaves as they are. The form begins at the first page. */
export function HiddenFilters({ filters, except }: { readonly filters: Filters; readonly except: readonly string[] }) {
  const kept = filterParams({ ...filters, cursor: undefined }).filter(([name]) => !except.includes(name));
  return kept.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}
