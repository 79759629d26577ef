"use client";
import { keys, type DeskSeat } from "@ftns-market/sdk/queries";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Moment } from "@/components/values";
import { useAuditMaster } from "@/features/keys";
import { TaskDialog, useDialogHost } from "@/features/transaction";

/** The key of a sealed artifact: asked for, waited for, there; or given up. */
export function KeyPanel({
  seat,
  withoutKey,
  onWithoutKey,
}: {
  readonly seat: DeskSeat;
  readonly withoutKey: boolean;
  readonly onWithoutKey: () => void;
}) {
  const { keyRequest, keyDelivery } = seat;
  if (withoutKey) {
    return (
      <Notice tone="warning" title="You examine it without its key">
        Only the sealed file, its metadata and its description can be looked at. The content is not certified.
      </Notice>
    );
  }
  if (keyDelivery !== undefined) {
    return (
      <Notice tone="positive" title="You have the key">
        Handed over on <Moment seconds={keyDelivery.at} />, encrypted to you; the chain has checked that it is the key
        of this version. It is opened when you load the file.{" "}
        <WithoutKey onPress={onWithoutKey}>Go on without the key</WithoutKey>
      </Notice>
    );
  }
  if (keyRequest !== undefined) {
    return (
      <Notice title="Waiting for the owner">
        You asked for the key on <Moment seconds={keyRequest.at} />. An owner’s agent answers within minutes. This page
        looks again by itself. <WithoutKey onPress={onWithoutKey}>Go on without the key</WithoutKey>
      </Notice>
    );
  }
  return <AskForKey seat={seat} />;
}

function WithoutKey({ onPress, children }: { readonly onPress: () => void; readonly children: string }) {
  return (
    <button type="button" onClick={onPress} className="text-accent underline">
      {children}
    </button>
  );
}

function AskForKey({ seat: { audit, seat, auditor } }: { readonly seat: DeskSeat }) {
  const master = useAuditMaster();
  const { show } = useDialogHost();
  const ask = () =>
    show((close) => (
      <TaskDialog
        title="Ask for the key"
        summary={`Ask the owner of asset ${audit.asset} for the key of version ${audit.version}, for your seat of audit ${audit.audit}.`}
        cost="Takes no FTNS: a signature that makes your key (the first time you are asked twice), then 1 transaction with the network’s fee."
        task={async (market, options) => {
          const place = { audit: audit.audit, seat };
          const { requestAuditKey } = await import("@ftns-market/sdk/journeys");
          await requestAuditKey(market, { ...place, master: await master(market, place) }, options);
        }}
        refresh={[keys.audits(), keys.audit(audit.audit), keys.auditor(auditor)]}
        onClose={close}
      />
    ));
  return (
    <Notice
      title="The file is sealed"
      actions={
        <Button size="sm" onClick={ask}>
          Ask for the key
        </Button>
      }
    >
      The owner hands the key over, encrypted so that only you can read it. Ask early: the time to examine runs already.
    </Notice>
  );
}
