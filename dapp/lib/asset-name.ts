/** A letter, figure, mark or sign: something that is seen. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What an asset is called: by its metadata, or by its number while that is missing, cannot be read or shows nothing. */
export function assetName({
  id,
  metadata,
}: {
  readonly id: string;
  readonly metadata: { readonly name: string | null } | null | undefined;
}): string {
  return visibleName(metadata) ?? `Asset ${id}`;
}

/** The name that metadata give. @returns undefined when nothing of it can be seen */
export function visibleName(metadata: { readonly name: string | null } | null | undefined): string | undefined {
  const name = metadata?.name?.trim() ?? "";
  return VISIBLE.test(name) ? name : undefined;
}
