import { starsOf, type AssetCard } from "@ftns-market/sdk/queries";
import { clsx } from "clsx";
import { BadgeCheck, CircleX, Clock, Star } from "lucide-react";
import { certificateState, CERTIFICATE_WORDS, points, type CertificateState } from "@/features/audit";
import { formatCount } from "@/lib/format";

type Trusted = Pick<AssetCard, "certificate" | "rating" | "reviewCount">;

const LOOKS: Readonly<
  Record<Exclude<CertificateState, "Void" | "Refuted">, { readonly icon: typeof Star; readonly look: string }>
> = {
  Live: { icon: BadgeCheck, look: "text-positive" },
  Failed: { icon: CircleX, look: "text-danger" },
  Expired: { icon: Clock, look: "text-muted" },
};

/** What auditors and buyers say, in a line; nothing when nobody has said anything. */
export function TrustLine({ asset }: { readonly asset: Trusted }) {
  const { certificate, rating, reviewCount } = asset;
  if (certificate === null && reviewCount === 0) return undefined;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      {certificate === null ? undefined : <Certificate certificate={certificate} />}
      {reviewCount === 0 ? undefined : <Rating rating={rating} reviewCount={reviewCount} />}
    </p>
  );
}

/** Whether a certificate of a list holds. @param now seconds since 1970; default: this computer's clock */
export function stateInList(
  { passed, expiresAt }: NonNullable<Trusted["certificate"]>,
  now = Math.floor(Date.now() / 1_000),
): CertificateState {
  return certificateState({ passed, expiresAt: Number(expiresAt) }, now);
}

function Certificate({ certificate }: { readonly certificate: NonNullable<Trusted["certificate"]> }) {
  const state = stateInList(certificate);
  // The index gives an asset no certificate that was replaced or refuted.
  if (state === "Void" || state === "Refuted") return undefined;
  const { icon: Icon, look } = LOOKS[state];
  return (
    <span className={clsx("inline-flex items-center gap-1 font-medium", look)} title={CERTIFICATE_WORDS[state].meaning}>
      <Icon aria-hidden className="size-3.5" />
      {CERTIFICATE_WORDS[state].name}
      {state === "Live" ? <span className="figures">{points(certificate.overall)}</span> : undefined}
    </span>
  );
}

function Rating({ rating, reviewCount }: Pick<Trusted, "rating" | "reviewCount">) {
  const reviews = `${formatCount(reviewCount)} ${reviewCount === 1 ? "review" : "reviews"}`;
  return (
    <span className="inline-flex items-center gap-1 text-muted">
      {rating === null ? (
        reviews
      ) : (
        <>
          <Star aria-hidden className="size-3.5 fill-warning text-warning" />
          <span className="figures font-medium text-ink">
            {starsOf(rating).toFixed(1)}
            <span className="sr-only"> of 5 stars,</span>
          </span>
          <span>({reviews})</span>
        </>
      )}
    </span>
  );
}
