/** What went wrong with keys or a delivery, as a stable code. */
export type DeliveryErrorCode =
  | "Delivery_InvalidPoint"
  | "Delivery_InvalidSecret"
  | "Delivery_InvalidSignature"
  | "Delivery_WrongKey"
  | "Delivery_CommitmentMismatch"
  | "Delivery_KeystoreInvalid"
  | "Delivery_WrongPassword"
  | "Delivery_NotFraud";

/** A key or a delivery that is not what it should be. `message` is a sentence for a user; `details` are for programs. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly code: DeliveryErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: DeliveryErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
