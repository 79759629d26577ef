import type { InputFile } from "../evaluation.ts";
import { inspect } from "./inspect.ts";
import { findPickle, type PickleListing } from "./pickle.ts";

/** A pickle in a file, and the way through archives to it. */
export interface FoundPickle {
  readonly name: string;
  readonly listing: PickleListing;
}

/** Every pickle in a file and in the archives in it, with its opcodes and imports. Executes nothing. */
export function listPickles(file: InputFile): FoundPickle[] {
  return inspect(file).files.flatMap(({ name, bytes }) => {
    const listing = findPickle(name, bytes);
    return listing === undefined ? [] : [{ name, listing }];
  });
}
