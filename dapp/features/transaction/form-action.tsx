"use client";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { WalletAction } from "@/features/wallet";
import { useDialogHost } from "./dialog-host";
import { ActionDialog, type ActionButtonProps } from "./action-button";

export interface FormActionProps extends ActionButtonProps {
  /** The fields; they keep their own state in the caller, so that nothing is lost by looking at the review. */
  readonly fields: ReactNode;
  /** False while a field is missing or wrong. */
  readonly valid: boolean;
  readonly wide?: boolean;
  /** Called when the form opens, to fill it. */
  readonly onOpen?: () => void;
}

/** A write that needs something to be filled in first: a form, then the same review as every other write. */
export function FormAction({
  fields,
  valid,
  wide,
  onOpen,
  children,
  tone = "secondary",
  size = "sm",
  disabled,
  ...asked
}: FormActionProps) {
  const [editing, setEditing] = useState(false);
  const { show } = useDialogHost();
  const open = () => {
    onOpen?.();
    setEditing(true);
  };
  const review = () => {
    setEditing(false);
    show((close) => <ActionDialog {...asked} onClose={close} />);
  };
  return (
    <>
      <WalletAction {...{ tone, size }} disabled={disabled === true} onStart={open}>
        {children}
      </WalletAction>
      <Dialog
        open={editing}
        onOpenChange={setEditing}
        title={asked.title}
        wide={wide === true}
        footer={
          <>
            <Button tone="secondary" onClick={() => setEditing(false)}>
              Cancel
            </Button>
            <Button disabled={!valid} onClick={review}>
              Review
            </Button>
          </>
        }
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) review();
          }}
        >
          {fields}
        </form>
      </Dialog>
    </>
  );
}
