/** One thing that is wrong with a metadata document. */
export interface MetadataProblem {
  /** Where, for example `artifact.encryption.H` or `files[3].path`; empty for the document as a whole. */
  field: string;
  /** A sentence for a user. Never repeats the document's own text. */
  message: string;
}

/** Metadata that cannot be published. `message` is a sentence for a user, `problems` names every fault. */
export class MetadataError extends Error {
  override readonly name = "MetadataError";
  readonly code = "Metadata_Invalid";
  readonly problems: readonly MetadataProblem[];

  constructor(problems: readonly MetadataProblem[]) {
    const list = problems.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`));
    super(`The metadata cannot be published. ${list.join(" ")}`);
    this.problems = problems;
  }
}
