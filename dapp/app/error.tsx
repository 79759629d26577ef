"use client";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";

/** What a page shows when it could not be made. */
export default function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <Notice
      tone="danger"
      live
      title="This page could not be shown"
      actions={
        <Button size="sm" tone="secondary" onClick={reset}>
          Try again
        </Button>
      }
    >
      The index or the chain did not answer, or answered something unexpected. Nothing of yours is lost.
    </Notice>
  );
}
