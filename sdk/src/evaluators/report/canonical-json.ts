/**
 * JSON as RFC 8785 writes it: names in the order of their UTF-16 code units, no spaces, numbers as ECMAScript does. The same value gives the
 * same bytes in every language. Fields that are undefined are left out.
 */
export function canonicalJson(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value, sortNames));
}

function sortNames(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
