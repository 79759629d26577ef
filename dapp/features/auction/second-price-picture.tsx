import { clsx } from "clsx";
import { Amount } from "@/components/values";
import { ftnsNumber } from "@/components/chart";
import { secondPriceOf, type VickreyResult } from "./second-price";

/** Why the winner pays less than it bid: the two highest bids and the reserve, with the price among them. */
export function SecondPricePicture(result: VickreyResult) {
  const second = secondPriceOf(result);
  if (second === undefined) return undefined;
  const { leadingBid, secondBid, reserve } = result;
  const bars = [
    { name: "Highest bid", amount: leadingBid, sets: false },
    ...(secondBid > 0n ? [{ name: "Second highest bid", amount: secondBid, sets: second.by === "second" }] : []),
    ...(second.by === "reserve" ? [{ name: "Lowest price", amount: reserve, sets: true }] : []),
  ];
  const width = (amount: bigint) => Math.max(1, (ftnsNumber(amount) / ftnsNumber(leadingBid)) * 100);
  return (
    <figure>
      <figcaption className="mb-3">
        <span className="font-semibold">
          Price: <Amount amount={second.price} />
        </span>
        <span className="block text-muted">{second.sentence}</span>
      </figcaption>
      <dl className="grid gap-2">
        {bars.map(({ name, amount, sets }) => (
          <div key={name}>
            <div className="mb-0.5 flex flex-wrap justify-between gap-x-3">
              <dt className={clsx(sets && "font-semibold")}>
                {name}
                {sets ? ": this is paid" : ""}
              </dt>
              <dd>
                <Amount amount={amount} />
              </dd>
            </div>
            <div aria-hidden className="h-2 rounded-sm bg-sunken">
              <div
                className={clsx("h-full rounded-sm", sets ? "bg-accent" : "bg-line-strong")}
                style={{ width: `${width(amount)}%` }}
              />
            </div>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-muted">
        Nobody gains by bidding less than it is worth to them: a lower bid would not have made the price lower, only the
        chance to win.
      </p>
    </figure>
  );
}
