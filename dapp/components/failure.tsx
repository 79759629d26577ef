"use client";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";

/** Something could not be read. The errors of the SDK are sentences for the visitor. */
export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  return (
    <Notice
      tone="danger"
      live
      actions={
        onRetry === undefined ? undefined : (
          <Button size="sm" tone="secondary" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {error.message}
    </Notice>
  );
}
