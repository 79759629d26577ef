/** What an asset is called; its number while IPFS has not answered, or when its metadata is unusable. */
export function assetName({
  id,
  metadata,
}: {
  readonly id: string;
  readonly metadata: { readonly name: string | null } | null;
}): string {
  const name = metadata?.name?.trim();
  return name === undefined || name === "" ? `Asset ${id}` : name;
}
