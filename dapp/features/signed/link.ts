import { readSigned, writeSigned, type SignedDocument } from "./document";

const NAME = "signed";

/**
 * A link with the document after its “#”: browsers keep that part to themselves, so no server sees it.
 * @param page address of the page that hands it in
 */
export function signedLink(page: string, document: SignedDocument): string {
  const bytes = new TextEncoder().encode(writeSigned(document));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return `${page.split("#", 1)[0] ?? ""}#${NAME}=${text}`;
}

/** The document of a link. Never throws. @param hash of the address, with its “#” */
export function signedOfHash(hash: string): SignedDocument | undefined {
  const text = new RegExp(`^#${NAME}=([\\w-]+)$`).exec(hash)?.[1];
  if (text === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return readSigned(new TextDecoder().decode(bytes));
  } catch {
    // Cut off on the way, or not of this site.
    return undefined;
  }
}
