import { RpcError } from "./rpc-error.ts";

/** A Boolean option as Kubo reads it. @throws RpcError 400 */
export function flag(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const value = query.get(name) ?? "";
  if (value === "") return query.has(name) ? true : fallback;
  if (["true", "1", "t"].includes(value.toLowerCase())) return true;
  if (["false", "0", "f"].includes(value.toLowerCase())) return false;
  throw new RpcError(`invalid value "${value}" of option "${name}"`, 400);
}

/** @throws RpcError 400 when it is no integer from `least` to `most`. */
export function integer(query: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const value = query.get(name) ?? "";
  if (value === "") return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most)) throw new RpcError(`invalid value "${value}" of option "${name}"`, 400);
  return number;
}
