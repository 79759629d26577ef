import { ButtonLink } from "@/components/button";

/**
 * The way through a list that comes page by page.
 * @param first address of the first page; undefined on it
 * @param next address of the next page; undefined on the last
 */
export function ListPages({ first, next }: { readonly first: string | undefined; readonly next: string | undefined }) {
  return (
    <nav aria-label="Pages of the list" className="mt-6 flex justify-center gap-2">
      {first === undefined ? undefined : (
        <ButtonLink href={first} tone="secondary">
          First page
        </ButtonLink>
      )}
      {next === undefined ? undefined : (
        <ButtonLink href={next} tone="secondary" rel="next">
          Next page
        </ButtonLink>
      )}
    </nav>
  );
}
