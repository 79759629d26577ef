"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { TextArea, TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { ActionButton, TaskDialog } from "@/features/transaction";
import { useWallet } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { useSiteConfig } from "@/lib/config-context";

/** What a delegate says of itself. */
export interface StatementText {
  readonly name: string;
  readonly text: string;
}

const MAX_NAME = 80;
const MAX_TEXT = 10_000;

/** Lets the account of this page publish, replace or take back what it stands for. Nobody else sees it. */
export function StatementEditor({
  account,
  published,
}: {
  readonly account: Address;
  readonly published: StatementText | undefined;
}) {
  const { address } = useWallet();
  if (!isSameAddress(address, account)) return undefined;
  return <Editor account={account} published={published} />;
}

function Editor({ account, published }: { readonly account: Address; readonly published: StatementText | undefined }) {
  const { ipfs } = useSiteConfig();
  const [name, setName] = useState(published?.name ?? "");
  const [text, setText] = useState(published?.text ?? "");
  const [agreed, setAgreed] = useState<StatementText>();
  const nameProblem = name.length > MAX_NAME ? `At most ${MAX_NAME} characters; this has ${name.length}.` : undefined;
  const textProblem = text.length > MAX_TEXT ? `At most ${MAX_TEXT} characters; this has ${text.length}.` : undefined;
  const ready = name.trim() !== "" && text.trim() !== "" && nameProblem === undefined && textProblem === undefined;
  return (
    <Section
      id="own-statement"
      title={published === undefined ? "Stand as a delegate" : "Your statement"}
      description="Public, and kept on IPFS; the chain holds its digest."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) setAgreed({ name: name.trim(), text: text.trim() });
        }}
      >
        {ipfs.uploadUrl === undefined ? (
          <Notice tone="warning">This site cannot publish files. Use the SDK, or another site of this market.</Notice>
        ) : undefined}
        <TextField
          label="Name"
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
          hint="What you want to be called. Nobody checks it."
          error={nameProblem}
        />
        <TextArea
          label="What you stand for"
          rows={8}
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint="Markdown. How you decide, what you know, what interests you have."
          error={textProblem}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={!ready || ipfs.uploadUrl === undefined}>
            Publish
          </Button>
          {published === undefined ? undefined : <TakeBack />}
        </div>
      </form>
      {agreed === undefined ? undefined : (
        <PublishDialog account={account} statement={agreed} onClose={() => setAgreed(undefined)} />
      )}
    </Section>
  );
}

function PublishDialog({
  account,
  statement,
  onClose,
}: {
  readonly account: Address;
  readonly statement: StatementText;
  readonly onClose: () => void;
}) {
  return (
    <TaskDialog
      title="Publish your statement"
      summary={`Publish your statement as a delegate, as “${statement.name}”. It is public.`}
      cost="Takes no FTNS: an upload, then 1 transaction with the network’s fee."
      task={async (market, options) => {
        const { publishStatement } = await import("@ftns-market/sdk/journeys");
        await publishStatement(market, statement, options);
      }}
      refresh={[keys.governance(), keys.votes(account)]}
      onClose={onClose}
    />
  );
}

function TakeBack() {
  return (
    <ActionButton
      title="Take your statement back"
      tone="danger"
      size="md"
      prepare={async (market) => {
        const [{ publishStatement }, { zeroHash }] = await Promise.all([
          import("@ftns-market/sdk/actions"),
          import("viem"),
        ]);
        return publishStatement(market, zeroHash);
      }}
      explanation="Votes that are delegated to you stay yours to cast. Copies of the statement may be kept by others."
    >
      Take it back
    </ActionButton>
  );
}
