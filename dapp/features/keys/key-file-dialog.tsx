"use client";
import type { Keystore } from "@ftns-market/sdk/delivery";
import { useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { CheckboxField, TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { useWork } from "@/components/use-work";
import {
  hasKeyFile,
  keepKeyFile,
  keptKeyFile,
  makeKeyFile,
  openKeyFile,
  saveKeyFile,
  type KeyFilePlace,
} from "./key-file";

type Mode = "kept" | "open" | "make";

interface Props {
  readonly place: KeyFilePlace;
  readonly onOpened: (master: Uint8Array) => void;
  readonly onLeave: () => void;
}

/** Makes or opens the file that holds the keys of an account whose wallet cannot sign the same twice. */
export function KeyFileDialog({ place, onOpened, onLeave }: Props) {
  const [mode, setMode] = useState<Mode>(() => (hasKeyFile(place) ? "kept" : "make"));
  const other = mode === "make" ? "open" : mode === "kept" ? "open" : hasKeyFile(place) ? "kept" : "make";
  return (
    <Dialog open onOpenChange={(open) => !open && onLeave()} title="Your key file">
      <div className="flex flex-col gap-4">
        <p>
          Your wallet, as of a smart account, cannot make the same signature twice. So what opens your purchases, your
          sales and your sealed bids is kept in a file, encrypted with a password of yours.
        </p>
        {mode === "make" ? (
          <Make {...{ place, onOpened }} />
        ) : (
          <Open key={mode} kept={mode === "kept"} {...{ place, onOpened }} />
        )}
        <Button tone="quiet" size="sm" onClick={() => setMode(other)}>
          {OTHER_WORDS[other]}
        </Button>
      </div>
    </Dialog>
  );
}

const OTHER_WORDS: Readonly<Record<Mode, string>> = {
  kept: "Use the one that this browser keeps",
  open: "Open a key file that I have",
  make: "I have none: make one",
};

function Open({ place, kept, onOpened }: Pick<Props, "place" | "onOpened"> & { readonly kept: boolean }) {
  const { work, busy, standing } = useWork("Working on the password");
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState("");
  const open = () =>
    work(async (onProgress) => {
      const { parseKeystore } = await import("@ftns-market/sdk/delivery");
      const keystore = file === undefined ? await keptKeyFile(place) : parseKeystore(await file.text());
      const master = await openKeyFile(place, keystore, password, onProgress);
      keepKeyFile(place, keystore);
      onOpened(master);
    });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {kept ? (
        <p className="text-muted">This browser keeps a copy of the file.</p>
      ) : (
        <TextField
          label="Key file"
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      )}
      <PasswordField label="Password" value={password} onChange={setPassword} autoComplete="current-password" />
      {standing}
      <Button type="submit" busy={busy} disabled={password === "" || (!kept && file === undefined)}>
        Open it
      </Button>
    </form>
  );
}

function Make({ place, onOpened }: Pick<Props, "place" | "onOpened">) {
  const { work, busy, standing } = useWork("Working on the password");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [made, setMade] = useState<{ readonly master: Uint8Array; readonly keystore: Keystore }>();
  if (made !== undefined) return <Made {...{ place, onOpened }} {...made} />;
  const make = () =>
    work(async (onProgress) => {
      const fresh = await makeKeyFile(place, password, onProgress);
      keepKeyFile(place, fresh.keystore);
      saveKeyFile(place, fresh.keystore);
      setMade(fresh);
    });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Notice tone="warning" title="Only this file and its password open what you buy, sell and seal">
        Nobody can recover either of them. Did this account have a key file before, on another device? Open that one: a
        new one does not open what was bought or sealed with it.
      </Notice>
      <PasswordField label="New password" value={password} onChange={setPassword} autoComplete="new-password" />
      <PasswordField label="The same again" value={again} onChange={setAgain} autoComplete="new-password" />
      {standing}
      <Button type="submit" busy={busy} disabled={password === "" || password !== again}>
        Make the file and save it
      </Button>
    </form>
  );
}

function Made({
  place,
  master,
  keystore,
  onOpened,
}: Pick<Props, "place" | "onOpened"> & { readonly master: Uint8Array; readonly keystore: Keystore }) {
  const [safe, setSafe] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="positive" live title="The key file is saved with your downloads">
        Put a copy where you keep what must not be lost. This browser keeps one, too, until its data are cleared.
      </Notice>
      <CheckboxField
        label="I have the file, and I know its password."
        checked={safe}
        onChange={({ target }) => setSafe(target.checked)}
      />
      <div className="flex flex-wrap gap-2">
        <Button disabled={!safe} onClick={() => onOpened(master)}>
          Go on
        </Button>
        <Button tone="secondary" onClick={() => saveKeyFile(place, keystore)}>
          Save it again
        </Button>
      </div>
    </div>
  );
}

function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: "new-password" | "current-password";
}) {
  return (
    <TextField
      {...{ label, value, autoComplete }}
      type="password"
      hint={autoComplete === "new-password" ? "At least 8 characters." : undefined}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
