"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext, useMemo, useTransition, type MouseEvent, type ReactNode } from "react";

interface Navigation {
  readonly pending: boolean;
  readonly go: (path: string) => void;
}

const Context = createContext<Navigation | undefined>(undefined);

/**
 * Lets the parts of the explore page know that another list is on its way, and follows the `FilterLink`s: one listener for all of
 * them, since a page has hundreds.
 */
export function ExploreNavigation({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = useCallback((path: string) => start(() => router.replace(path, { scroll: false })), [router]);
  const navigation = useMemo(() => ({ pending, go }), [pending, go]);
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-filter]") : null;
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link === null || elsewhere) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  return (
    <Context value={navigation}>
      <div onClick={follow}>{children}</div>
    </Context>
  );
}

/** Where the list goes. @throws Error outside of an `ExploreNavigation` */
export function useExploreNavigation(): Navigation {
  const navigation = useContext(Context);
  if (navigation === undefined) throw new Error("useExploreNavigation needs an ExploreNavigation around it");
  return navigation;
}

/** What is being replaced is dimmed, and called busy. */
export function BusyRegion({ children }: { readonly children: ReactNode }) {
  const { pending } = useExploreNavigation();
  return (
    <div aria-busy={pending} className={clsx("transition-opacity", pending && "opacity-55")}>
      {children}
    </div>
  );
}
