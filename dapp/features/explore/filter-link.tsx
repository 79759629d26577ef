import type { ComponentProps } from "react";

/** A link that changes the list in place, by the `ExploreNavigation` around it; without JavaScript a plain link. */
export function FilterLink(props: ComponentProps<"a"> & { readonly href: string }) {
  return <a {...props} rel="nofollow" data-filter />;
}
