"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useTransition,
  type ComponentProps,
  type ReactNode,
} from "react";

interface Navigation {
  readonly pending: boolean;
  readonly go: (path: string) => void;
}

const Context = createContext<Navigation | undefined>(undefined);

/** Lets the parts of the explore page know that another list is on its way. */
export function ExploreNavigation({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = useCallback((path: string) => start(() => router.replace(path, { scroll: false })), [router]);
  const navigation = useMemo(() => ({ pending, go }), [pending, go]);
  return <Context value={navigation}>{children}</Context>;
}

/** Where the list goes. @throws Error outside of an `ExploreNavigation` */
export function useExploreNavigation(): Navigation {
  const navigation = useContext(Context);
  if (navigation === undefined) throw new Error("useExploreNavigation needs an ExploreNavigation around it");
  return navigation;
}

/** A link that changes the list in place; without JavaScript a plain link. */
export function FilterLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string }) {
  const { go } = useExploreNavigation();
  return (
    <Link
      {...props}
      href={href}
      prefetch={false}
      rel="nofollow"
      onNavigate={(event) => {
        event.preventDefault();
        go(href);
      }}
    />
  );
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
