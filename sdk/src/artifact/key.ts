import { ArtifactError } from "./errors.ts";

/** A copy of a content key of its own, so that a caller may wipe his. */
export function copyKey(key: Uint8Array): Uint8Array<ArrayBuffer> {
  if (key.length !== 32) {
    throw new ArtifactError("Artifact_InvalidArgument", `A content key has 32 bytes, not ${key.length}.`);
  }
  return new Uint8Array(key);
}
