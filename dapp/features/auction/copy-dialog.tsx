"use client";
import type { ChainCommittedBid, ChainSealedAuction } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { useMaster } from "@/features/keys";
import { useMarket } from "@/features/wallet";
import { downloadText } from "@/lib/download";
import { rebuildOwnBid } from "./rebuild";

const MIN_PASSWORD = 8;

/** A copy of the sealed bid as an encrypted file: for somebody, or a program, that is to reveal it for its bidder. */
export function CopyDialog({
  auction,
  own,
}: {
  readonly auction: ChainSealedAuction;
  readonly own: ChainCommittedBid;
}) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const { state, save } = useSave(auction, own);
  const busy = typeof state === "object" && "share" in state;
  const ready = password.length >= MIN_PASSWORD;
  return (
    <>
      <Button tone="secondary" onClick={() => setOpen(true)}>
        Save an encrypted copy
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="A copy of your sealed bid"
        description="You do not need it: your wallet opens the bid again on any device. It is for somebody, or a program (npm run reveal), that is to reveal it for you."
        footer={
          <>
            <Button tone="secondary" onClick={() => setOpen(false)}>
              Close
            </Button>
            <Button busy={busy} disabled={!ready} onClick={() => void save(password)}>
              Encrypt and save
            </Button>
          </>
        }
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void save(password);
          }}
        >
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            hint={`At least ${MIN_PASSWORD} characters. Nobody can recover it. Whoever has file and password can read the bid, and reveal it, and nothing else.`}
          />
          <SaveState state={state} />
        </form>
      </Dialog>
    </>
  );
}

type State = { readonly share: number } | { readonly problem: string } | "saved" | undefined;

function useSave(auction: ChainSealedAuction, own: ChainCommittedBid) {
  const market = useMarket();
  const buyerMaster = useMaster("buyer");
  const [state, setState] = useState<State>();
  const save = async (password: string) => {
    try {
      setState({ share: 0 });
      const { encryptOpenings } = await import("@ftns-market/sdk/auctions");
      const opening = await rebuildOwnBid(market, auction, own, buyerMaster);
      const encrypted = await encryptOpenings([opening], password, { onProgress: (share) => setState({ share }) });
      downloadText(`sealed-bid-${auction.auction}.json`, JSON.stringify(encrypted, null, 2));
      setState("saved");
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setState({ problem: describeError(error).message });
    }
  };
  return { state, save };
}

function SaveState({ state }: { readonly state: State }) {
  if (state === undefined) return undefined;
  if (state === "saved") {
    return (
      <Notice tone="positive" live>
        Saved to your downloads.
      </Notice>
    );
  }
  if ("share" in state) return <ProgressBar label="Encrypting" done={state.share} total={1} />;
  return (
    <Notice tone="danger" live>
      {state.problem}
    </Notice>
  );
}
