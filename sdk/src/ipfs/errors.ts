/** What went wrong with IPFS, as a stable code. */
export type IpfsErrorCode =
  | "Ipfs_InvalidCid"
  | "Ipfs_InvalidArgument"
  | "Ipfs_TooLarge"
  | "Ipfs_UploadFailed"
  | "Ipfs_CidMismatch"
  | "Ipfs_ContentGone"
  | "Ipfs_Unavailable"
  | "Ipfs_WrongLayout";

/** Something that IPFS, or an endpoint of it, did not do. `message` is a sentence for a user; `details` are for programs. */
export class IpfsError extends Error {
  override readonly name = "IpfsError";
  readonly code: IpfsErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: IpfsErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
