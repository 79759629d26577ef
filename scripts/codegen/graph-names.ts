/** How Graph Node names the query fields of an entity: camel case, and an English plural for the collection. */

const PLURALS: readonly [ending: RegExp, replacement: string][] = [
  [/data$/i, "data"],
  [/sis$/, "ses"],
  [/(x|ch|sh|zz|ss|[^aou]us)$/, "$1es"],
  [/([^aeiouy]|qu)y$/, "$1ies"],
  [/s$/, "s"],
];

/**
 * Query field names of an entity.
 * @throws Error for a name with capitals in a row, whose camel case Graph Node finds in another way
 */
export function queryNames(entity: string): { singular: string; plural: string } {
  if (!/^([A-Z][a-z]+)+$/.test(entity)) throw new Error(`Graph schema: name ${entity} like "AssetVersion".`);
  const singular = decapitalise(entity);
  const rule = PLURALS.find(([ending]) => ending.test(entity));
  const plural = decapitalise(rule === undefined ? `${entity}s` : entity.replace(...rule));
  return { singular, plural: plural === singular ? `${plural}_collection` : plural };
}

function decapitalise(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
