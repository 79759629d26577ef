import { SlidersHorizontal, X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/button";

const ID = "filters";

/**
 * The filters: beside the list where there is room, else a sheet from below. The sheet is the browser's own popover: the filters
 * are on the page once, and open without a script.
 */
export function FilterSheet({
  results,
  children,
}: {
  /** "12 assets" */
  readonly results: string;
  readonly children: ReactNode;
}) {
  return (
    <aside
      id={ID}
      popover="auto"
      aria-labelledby="filters-title"
      className={
        "group inset-x-0 top-auto bottom-0 h-fit max-h-[92dvh] w-full flex-col rounded-t-lg border border-line bg-card " +
        "text-ink shadow-pop backdrop:bg-black/45 open:flex lg:not-open:static lg:not-open:block lg:not-open:max-h-none " +
        "lg:not-open:overflow-visible lg:not-open:border-0 lg:not-open:bg-transparent lg:not-open:shadow-none"
      }
    >
      <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-3 group-not-open:sr-only">
        <h2 id="filters-title" className="text-base font-semibold">
          Filters
        </h2>
        <button
          type="button"
          popoverTarget={ID}
          popoverTargetAction="hide"
          aria-label="Close"
          className={buttonClass("quiet", "icon", "-mr-2 group-not-open:hidden")}
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      <div className="min-h-0 flex-1 group-open:overflow-y-auto group-open:overscroll-contain group-open:p-4">
        {children}
      </div>
      <footer className="flex justify-end border-t border-line px-4 py-3 group-not-open:hidden">
        <button type="button" popoverTarget={ID} popoverTargetAction="hide" className={buttonClass()}>
          Show {results}
        </button>
      </footer>
    </aside>
  );
}

/** Opens the sheet, where it is one. */
export function FilterButton({ active }: { /** Filters in force. */ readonly active: number }) {
  return (
    <button type="button" popoverTarget={ID} className={buttonClass("secondary", "md", "lg:hidden")}>
      <SlidersHorizontal aria-hidden className="size-4" />
      Filters
      {active === 0 ? undefined : <span className="figures">({active})</span>}
    </button>
  );
}
