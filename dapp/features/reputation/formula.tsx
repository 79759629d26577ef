import { formatDuration } from "@/lib/format";

/** How a reputation is computed, in words. @param halfLife of the policy, seconds, where it is known */
export function Formula({ halfLife }: { readonly halfLife?: number | undefined }) {
  const life = halfLife === undefined ? "in each half-life that votes have set" : `every ${formatDuration(halfLife)}`;
  return (
    <div className="flex max-w-prose flex-col gap-3">
      <p>
        A reputation is a number from 0 to 100 that the contracts compute from what happened on the chain. Nobody gives
        it, and nobody can take an event out of it. Everybody begins with 62.5.
      </p>
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>
          <strong>Deals, 40 %.</strong> Which share of the deals that could have failed went well, and what quality
          audits found. Only sales that need a key count: an open file cannot fail, so it pays for nothing. A sale to
          somebody whom it paid counts until anybody strikes it, beside that sale on the page of the seller or the
          asset.
        </li>
        <li>
          <strong>Feedback, 35 %.</strong> The mean of the reviews of buyers, each weighed by the logarithm of the
          platform fee that was paid.
        </li>
        <li>
          <strong>Behaviour, 25 %.</strong> Full without a penalty. A key not delivered costs 0.2, wrong content 1, a
          refuted certificate 0.5, a slash 0.3, a sealed bid not revealed 0.1. What is left of penalties halves {life}.
        </li>
        <li>
          <strong>Recency.</strong> Without a further success the sum halves {life}, down to a tenth. Before the first
          success it does not.
        </li>
      </ul>
      <p>
        It moves money: when revenue is distributed, each contributor’s weight counts 0.5 + 0.5 × reputation. It moves
        draws: an auditor with a better one is drawn more often.
      </p>
      <p className="text-muted">
        It is no judgement of a person. A new account begins anew: a bad past is left behind with the old one, and so is
        a good one.
      </p>
    </div>
  );
}
