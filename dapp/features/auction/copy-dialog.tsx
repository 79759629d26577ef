"use client";
import type { Opening } from "@ftns-market/sdk/auctions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { useWork } from "@/components/use-work";
import { useMarket } from "@/features/wallet";
import { downloadText } from "@/lib/download";

const MIN_PASSWORD = 8;

interface Props {
  readonly title: string;
  readonly fileName: string;
  /** What the file is for. */
  readonly opens: "bid" | "reserve";
  readonly rebuild: (market: MarketClient) => Promise<Opening>;
}

/** What is sealed as an encrypted file: for somebody, or a program, that is to open it for its owner. */
export function CopyDialog({ title, opens, fileName, rebuild }: Props) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const { save, saved, busy, standing } = useSave(fileName, rebuild, password);
  const ready = password.length >= MIN_PASSWORD;
  return (
    <>
      <Button tone="secondary" size={opens === "bid" ? "md" : "sm"} onClick={() => setOpen(true)}>
        Save an encrypted copy
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={`You do not need it: your wallet, or your key file, opens the ${opens} again on any device. It is for somebody, or a program (npm run reveal), that is to open it for you.`}
        footer={
          <>
            <Button tone="secondary" onClick={() => setOpen(false)}>
              Close
            </Button>
            <Button busy={busy} disabled={!ready} onClick={() => void save()}>
              Encrypt and save
            </Button>
          </>
        }
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void save();
          }}
        >
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            hint={`At least ${MIN_PASSWORD} characters. Nobody can recover it. Whoever has file and password can read the ${opens}, and make it public in its time, and nothing else.`}
          />
          {standing}
          {saved ? (
            <Notice tone="positive" live>
              Saved to your downloads.
            </Notice>
          ) : undefined}
        </form>
      </Dialog>
    </>
  );
}

function useSave(fileName: string, rebuild: Props["rebuild"], password: string) {
  const [saved, setSaved] = useState(false);
  const { work, busy, standing } = useWork("Encrypting");
  const market = useMarket();
  const save = () =>
    work(async (onProgress) => {
      setSaved(false);
      const { encryptOpenings } = await import("@ftns-market/sdk/auctions");
      const encrypted = await encryptOpenings([await rebuild(market)], password, { onProgress });
      downloadText(fileName, JSON.stringify(encrypted, null, 2));
      setSaved(true);
    });
  return { save, saved, busy, standing };
}
