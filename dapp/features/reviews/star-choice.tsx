"use client";
import { useId } from "react";
import { STAR_WORDS, STARS } from "./rating";
import { Stars } from "./stars";

/** One to five stars, each with what it says. */
export function StarChoice({
  rating,
  onChange,
}: {
  readonly rating: number | undefined;
  readonly onChange: (rating: number) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Your rating</legend>
      <div className="flex flex-col gap-1">
        {STARS.toReversed().map((star) => (
          <label
            key={star}
            className="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 hover:bg-sunken has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              value={star}
              checked={rating === star}
              onChange={() => onChange(star)}
              className="size-4 shrink-0 accent-accent"
            />
            <Stars rating={star} /> <span className="text-muted">{STAR_WORDS[star]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
