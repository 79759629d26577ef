import { CONTENT_NOTICE } from "./limits.ts";

/** What a certificate says of the content of its version. Times in seconds since 1970. */
export interface CertifiedContent {
  readonly passed: boolean;
  readonly contentCertified: boolean;
  readonly issuedAt: number;
  /** The first second in which it holds no more. */
  readonly expiresAt: number;
}

/**
 * When purchases begin to have no content window, because a certificate says that the content is right: a day after its issue, so that
 * nobody takes the window that a buyer was shown by issuing one right before. From then on as long as the certificate is live.
 * @returns seconds since 1970; undefined for a certificate by which that never happens
 */
export function contentWaivedFrom({
  passed,
  contentCertified,
  issuedAt,
  expiresAt,
}: CertifiedContent): number | undefined {
  const from = issuedAt + CONTENT_NOTICE;
  return passed && contentCertified && from < expiresAt ? from : undefined;
}
