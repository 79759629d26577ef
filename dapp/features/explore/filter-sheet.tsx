"use client";
import { SlidersHorizontal } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";

/** The filters on a phone: a sheet from below. */
export function FilterSheet({
  active,
  results,
  children,
}: {
  /** Filters in force. */
  readonly active: number;
  /** "12 assets" */
  readonly results: string;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="lg:hidden">
      <Button tone="secondary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden className="size-4" />
        Filters
        {active === 0 ? undefined : <span className="figures">({active})</span>}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Filters"
        footer={<Button onClick={() => setOpen(false)}>Show {results}</Button>}
      >
        {children}
      </Dialog>
    </div>
  );
}
