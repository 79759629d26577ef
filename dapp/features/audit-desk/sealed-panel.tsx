"use client";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { Button } from "@/components/button";
import { Notice, Skeleton } from "@/components/notice";
import { saveOpening } from "./kept-opening";
import { LostOpening } from "./lost-opening";
import { useOpening, useOpeningPlace } from "./use-opening";

/** A finding that is sealed, until it can be revealed: whether it can be opened here, and a copy for another device. */
export function SealedPanel({ seat }: { readonly seat: DeskSeat }) {
  const place = useOpeningPlace(seat);
  const { opening, take } = useOpening(place);
  if (opening === "looking") return <Skeleton className="h-16" />;
  if (opening === "none") return <LostOpening seat={seat} place={place} onOpening={take} />;
  return (
    <Notice
      tone="positive"
      title="This browser can open it"
      actions={
        <Button size="sm" tone="secondary" onClick={() => void saveOpening(opening)}>
          Save a copy
        </Button>
      }
    >
      It keeps what opens your finding. A copy reveals from any other device; whoever has it can read the finding and
      reveal it, and nothing else.
    </Notice>
  );
}
