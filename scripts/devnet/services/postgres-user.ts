import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that owns nothing on any Unix; its number differs. */
const NOBODY = "nobody";
const OTHERS_MAY_ENTER = 0o001;
const SETPRIV = "/usr/bin/setpriv";

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly user?: UserIds;
}

/** Whom Postgres runs as. It refuses to run as root, and then runs as `nobody`: no user is added to the machine. */
export function postgresUser(): UserIds | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync("id", [option, NOBODY], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * The command as that user must be given it.
 * @param paths what the program reads and writes. Root's folders are often closed to others, also to `nobody`; the program
 * then keeps the one right of root to pass through them.
 * @throws Error when that right cannot be kept here, naming the folder to open.
 */
export function commandAs(user: UserIds | undefined, command: string, args: string[], paths: string[]): Command {
  if (user === undefined) return { command, args };
  const closed = paths.flatMap(ancestors).find((folder) => (statSync(folder).mode & OTHERS_MAY_ENTER) === 0);
  if (closed === undefined) return { command, args, user };
  if (process.platform !== "linux" || !existsSync(SETPRIV)) {
    throw new Error(
      `Postgres does not run as root, and ${NOBODY} may not enter ${closed}.\n` +
        `  Run the devnet as another user, or open the folder: chmod o+x ${closed}`,
    );
  }
  const rights = ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"];
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  return { command: SETPRIV, args: [...ids, ...rights, "--", command, ...args] };
}

/** The folders above a path, which has to exist or be about to. */
function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), ...(existsSync(parent) ? [parent] : [])];
}
