"use client";
import { clsx } from "clsx";
import { useState, type PointerEvent } from "react";

/** A value that can be read out. Plain data: it comes from the server. */
export interface ReadOutPoint {
  /** Percent of the width. */
  readonly at: number;
  readonly label: string;
  readonly text: string;
}

/**
 * Reads out the value under the pointer or the finger; with the keyboard it is a slider over the points, so that screen
 * readers say each of them.
 */
export function ReadOut({ name, points }: { readonly name: string; readonly points: readonly ReadOutPoint[] }) {
  const [index, setIndex] = useState(points.length - 1);
  const [shown, setShown] = useState(false);
  const point = points[index] ?? points.at(-1);
  if (point === undefined) return undefined;
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setIndex(nearest(points, ((event.clientX - left) / width) * 100));
    setShown(true);
  };
  return (
    <div
      className="absolute inset-0 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setShown(false)}
    >
      <input
        type="range"
        aria-label={`Read the values of ${name}`}
        aria-valuetext={`${point.label}: ${point.text}`}
        min={0}
        max={Math.max(1, points.length - 1)}
        step={1}
        value={index}
        onChange={(event) => setIndex(Math.min(points.length - 1, Number(event.target.value)))}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        className="pointer-events-none absolute inset-0 size-full opacity-0"
      />
      {shown ? (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-px bg-line-strong"
          style={{ left: `${point.at}%` }}
        >
          <p
            className={clsx(
              "absolute top-0 rounded-md border border-line bg-card px-2 py-1 whitespace-nowrap shadow-pop",
              point.at > 50 ? "right-2" : "left-2",
            )}
          >
            <span className="block text-muted">{point.label}</span>
            <span className="figures font-semibold text-ink">{point.text}</span>
          </p>
        </div>
      ) : undefined}
    </div>
  );
}

function nearest(points: readonly ReadOutPoint[], at: number): number {
  const distance = (index: number) => Math.abs((points[index]?.at ?? 0) - at);
  return points.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}
