import { clsx } from "clsx";
import {
  ArrowRightLeft,
  CircleOff,
  FilePlus2,
  Gavel,
  Pause,
  Play,
  ShoppingCart,
  Split,
  Tag,
  TriangleAlert,
} from "lucide-react";
import { Section } from "@/components/card";
import { Moment } from "@/components/values";
import { formatCount } from "@/lib/format";
import type { Event } from "./activity";
import { EventWords } from "./event-words";

/** So many events are shown at once; the rest unfolds. */
const SHOWN = 12;

const ICONS = {
  published: FilePlus2,
  split: Split,
  offered: Tag,
  repriced: Tag,
  paused: Pause,
  resumed: Play,
  ended: CircleOff,
  sold: ShoppingCart,
  transferred: ArrowRightLeft,
  takenDown: Gavel,
  restored: Gavel,
  fraud: TriangleAlert,
} as const;

interface Told {
  readonly events: readonly Event[];
  /** Names of the licences, by terms. */
  readonly licences: Readonly<Record<string, string>>;
}

/** Everything that happened, newest first. */
export function ActivitySection({ events, licences }: Told) {
  return (
    <Section id="activity" title="Activity">
      <EventList events={events.slice(0, SHOWN)} licences={licences} />
      {events.length <= SHOWN ? undefined : (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-accent hover:underline">
            {formatCount(events.length - SHOWN)} earlier
          </summary>
          <EventList events={events.slice(SHOWN)} licences={licences} />
        </details>
      )}
    </Section>
  );
}

function EventList({ events, licences }: Told) {
  return (
    <ol>
      {events.map((event, index) => {
        const Icon = ICONS[event.kind];
        const bad = event.kind === "fraud" || event.kind === "takenDown";
        return (
          <li
            key={`${event.transaction}-${event.kind}-${index}`}
            className="flex gap-2.5 border-b border-line py-2 last:border-0"
          >
            <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", bad ? "text-danger" : "text-muted")} />
            <div className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
              <p className="min-w-0 break-words">
                <EventWords event={event} licences={licences} />
              </p>
              <span className="text-xs leading-6 text-muted">
                <Moment seconds={event.at} />
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
