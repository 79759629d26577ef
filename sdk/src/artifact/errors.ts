/** What went wrong with an artifact, as a stable code. */
export type ArtifactErrorCode =
  | "Artifact_Empty"
  | "Artifact_SizeMismatch"
  | "Artifact_IndexOutOfRange"
  | "Artifact_CiphertextMismatch"
  | "Artifact_PlaintextMismatch"
  | "Artifact_LeafMismatch"
  | "Artifact_LeafListMismatch"
  | "Artifact_InvalidArgument"
  | "Artifact_WorkerFailed";

/** An artifact that is not what it should be. `message` is a sentence for a user; `details` are for programs. */
export class ArtifactError extends Error {
  override readonly name = "ArtifactError";
  readonly code: ArtifactErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ArtifactErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
