/** The parts of package-lock.json (version 3) that the mending reads and writes. */
export interface Lockfile {
  packages: Record<string, { version?: string; dev?: boolean; optionalDependencies?: Record<string, string> }>;
}

/** The same lockfile with an entry for every optional platform package that it names but does not hold. */
export function mend<T extends Lockfile>(lockfile: T): { lockfile: T; added: string[] };
