"use client";
import { LoaderCircle, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { HiddenFilters } from "./hidden-filters";
import { explorePath, type Filters } from "./filters";
import { useExploreNavigation } from "./navigation";

const QUIET_MS = 250;

/** Searches as one types; Enter does it at once, and without JavaScript the form does. */
export function SearchBox({ filters }: { readonly filters: Filters }) {
  const { pending, go } = useExploreNavigation();
  const [text, setText] = useState(filters.q);
  const [shown, setShown] = useState(filters.q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The words changed by another way than typing: a link, or the browser's back button.
  if (filters.q !== shown) {
    setShown(filters.q);
    if (filters.q !== text.trim() && !pending) setText(filters.q);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (words: string) => {
    clearTimeout(timer.current);
    go(explorePath(filters, { q: words.trim() }));
  };
  return (
    <form
      action="/explore"
      role="search"
      aria-label="This list"
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <HiddenFilters filters={filters} except={["q"]} />
      <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <input
        type="search"
        name="q"
        value={text}
        autoComplete="off"
        aria-label="Search the market"
        placeholder="Name, description or tag"
        onChange={(event) => {
          const words = event.target.value;
          setText(words);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(words), QUIET_MS);
        }}
        className="h-11 w-full rounded-md border border-line-strong bg-card pr-10 pl-9 text-base placeholder:text-muted"
      />
      {pending ? (
        <LoaderCircle
          aria-hidden
          className="absolute top-1/2 right-3 size-4 -translate-y-1/2 animate-spin text-muted"
        />
      ) : undefined}
    </form>
  );
}
