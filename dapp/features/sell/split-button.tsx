"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { Notice, Skeleton } from "@/components/notice";
import { FormAction } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { readSplitRows, type SplitReading, type SplitRow } from "./split-fields";

interface Loaded {
  readonly most: number;
  readonly parents: number;
}

async function readCurrent(market: MarketClient, asset: number) {
  const { readAsset, readPolicy, readSplit } = await import("@ftns-market/sdk/reads");
  const [{ split }, { maxContributors }] = await Promise.all([readAsset(market, asset), readPolicy(market)]);
  return { current: await readSplit(market, asset, split), most: maxContributors };
}

/** Changes who shares in later revenue of an asset. */
export function SplitButton({ asset, name }: { readonly asset: number; readonly name: string }) {
  const market = useMarket();
  const next = useRef(0);
  const [rows, setRows] = useState<readonly SplitRow[]>([]);
  const [loaded, setLoaded] = useState<Loaded | { readonly error: string }>();
  const reading = readSplitRows(rows, loaded !== undefined && "most" in loaded ? loaded.most : 0);
  const row = (account: string, weight: string): SplitRow => ({ key: (next.current += 1), account, weight });
  const load = async () => {
    setLoaded(undefined);
    try {
      const { current, most } = await readCurrent(market, asset);
      setRows(current.contributors.map(({ account, weight }) => row(account, String(weight))));
      setLoaded({ most, parents: current.parents.length });
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setLoaded({ error: describeError(error).message });
    }
  };
  const ready = loaded !== undefined && "most" in loaded;
  return (
    <FormAction
      title={`Revenue split of ${name}`}
      wide
      valid={ready && reading.contributors !== undefined}
      onOpen={() => void load()}
      prepare={async (market) => {
        const { setContributors } = await import("@ftns-market/sdk/actions");
        const { current } = await readCurrent(market, asset);
        return setContributors(market, { asset, current, contributors: reading.contributors ?? [], name });
      }}
      explanation="Only sales from now on are split like this. Each sale keeps the split that was in force when it was bought, also when it is settled later."
      fields={
        loaded === undefined ? (
          <Skeleton className="h-24" />
        ) : "error" in loaded ? (
          <Notice tone="danger">{loaded.error}</Notice>
        ) : (
          <>
            <Explained parents={loaded.parents} />
            <Rows {...{ rows, reading }} onChange={setRows} />
            <div>
              <Button
                size="sm"
                tone="secondary"
                onClick={() => setRows([...rows, row("", rows.length === 0 ? "100" : "")])}
              >
                Add a contributor
              </Button>
            </div>
            {reading.problem === undefined ? undefined : <Notice tone="danger">{reading.problem}</Notice>}
          </>
        )
      }
    >
      Revenue split
    </FormAction>
  );
}

function Explained({ parents }: { readonly parents: number }) {
  return (
    <p className="text-muted">
      Revenue after the platform fee
      {parents === 0 ? "" : " and the royalties of its parents, which never change,"} goes to these accounts by their
      parts. Without any, all of it goes to the owner. This concerns later sales only.
    </p>
  );
}

function Rows({
  rows,
  reading,
  onChange,
}: {
  readonly rows: readonly SplitRow[];
  readonly reading: SplitReading;
  readonly onChange: (rows: readonly SplitRow[]) => void;
}) {
  const change = (key: number, part: Partial<SplitRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <ul className="flex flex-col gap-3">
      {rows.map(({ key, account, weight }, i) => (
        <li key={key} className="flex flex-wrap items-start gap-2">
          <TextField
            label={`Contributor ${i + 1}`}
            className="flex-1 basis-64"
            autoComplete="off"
            spellCheck={false}
            value={account}
            placeholder="0x…"
            onChange={({ target }) => change(key, { account: target.value })}
            error={reading.rows[i]?.account}
          />
          <TextField
            label="Parts"
            className="w-24"
            inputMode="numeric"
            autoComplete="off"
            value={weight}
            onChange={({ target }) => change(key, { weight: target.value })}
            hint={reading.rows[i]?.share}
            error={reading.rows[i]?.weight}
          />
          <Button
            tone="quiet"
            size="icon"
            className="mt-6.5"
            aria-label={`Remove contributor ${i + 1}`}
            onClick={() => onChange(rows.filter((row) => row.key !== key))}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
