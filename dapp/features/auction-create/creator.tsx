"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Address } from "viem";
import { Button, ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Empty, Notice, Skeleton } from "@/components/notice";
import { NumberedSection } from "@/components/numbered-section";
import { KIND_WORDS } from "@/features/auctions";
import { useSealMaster } from "@/features/keys";
import { TaskDialog } from "@/features/transaction";
import type { WalletPartProps } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";
import { formatFtns } from "@/lib/format";
import { readAuctionForm, TITLE_LOT, type AuctionForm, type AuctionOrder } from "./form";
import { keepForm, keptForm } from "./kept-form";
import { KindChoice } from "./kind-choice";
import { AssetChoice, LotChoice } from "./lot-choice";
import { bondOf } from "./money";
import { perform, type SentCreation } from "./perform-create";
import { Preview } from "./preview";
import { PriceInputs } from "./price-inputs";
import { TimeInputs } from "./time-inputs";
import { useLotSource, useOwnAssets, type LotSource } from "./use-lot-source";

export interface CreatorProps {
  /** Id of the asset to begin with; empty for none. */
  readonly asset: string;
}

/** Auctions a licence or an asset: what, how, for how much and how long, what will happen, and the wallet. */
export function Creator({ address: account, asset }: CreatorProps & WalletPartProps) {
  const [form, setForm] = useState<AuctionForm>(() => keptForm(account, asset));
  const { data: assets, error, refetch } = useOwnAssets(account);
  const { data: source, error: lotError } = useLotSource(form.asset === "" ? undefined : Number(form.asset), account);
  useEffect(() => keepForm(account, form), [account, form]);
  if (error !== null && assets === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (assets === undefined) return <Skeleton className="h-96" />;
  if (assets.length === 0) {
    return (
      <Empty title="You own nothing to auction yet" actions={<ButtonLink href="/publish">Publish an asset</ButtonLink>}>
        Publish a model, a data set or a tool first. Then auction a licence of it, or the asset itself.
      </Empty>
    );
  }
  const change = (part: Partial<AuctionForm>) => setForm((before) => ({ ...before, ...part }));
  const { order, problems } = readAuctionForm(form);
  const props = { form, problems, onChange: change };
  const found = source?.asset.asset === Number(form.asset) ? source : undefined;
  return (
    <div className="flex flex-col gap-4">
      <NumberedSection number={1} title="What is auctioned">
        <AssetChoice assets={assets} form={form} onChange={change} />
        {lotError === null ? undefined : <Failure error={lotError} />}
        {form.asset !== "" && found === undefined && lotError === null ? <Skeleton className="h-24" /> : undefined}
        {found === undefined ? undefined : <LotChoice {...props} source={found} account={account} />}
      </NumberedSection>
      <NumberedSection number={2} title="How">
        <KindChoice kind={form.kind} onChange={(kind) => change({ kind })} />
      </NumberedSection>
      <NumberedSection number={3} title="For how much, and how long">
        <PriceInputs {...props} />
        <TimeInputs {...props} />
      </NumberedSection>
      <NumberedSection number={4} title="Preview and create">
        {order === undefined || found === undefined ? (
          <p className="text-muted">Fill in the parts above to see the course of the auction, with dates and money.</p>
        ) : (
          <Agreement {...{ order, account }} source={found} onCreated={() => keepForm(account, undefined)} />
        )}
      </NumberedSection>
    </div>
  );
}

function Agreement({
  order,
  source,
  account,
  onCreated,
}: {
  readonly order: AuctionOrder;
  readonly source: LotSource;
  readonly account: Address;
  readonly onCreated: () => void;
}) {
  const [reviewing, setReviewing] = useState(false);
  const refusal = refusalOf(source, account);
  return (
    <>
      <Preview order={order} source={source} />
      {refusal === undefined ? undefined : <Notice tone="warning">{refusal}</Notice>}
      <div>
        <Button size="lg" disabled={refusal !== undefined} onClick={() => setReviewing(true)}>
          Create the auction
        </Button>
      </div>
      {reviewing ? (
        <Review {...{ order, source, account, onCreated }} onClose={() => setReviewing(false)} />
      ) : undefined}
    </>
  );
}

/** Why the chain would refuse; undefined when it would not. */
function refusalOf({ asset }: LotSource, account: Address): string | undefined {
  if (asset.owner.toLowerCase() !== account.toLowerCase()) return "Only the owner of the asset can auction it.";
  if (asset.status !== "Live") return "The asset is not live any more, so it cannot be sold.";
  if (!asset.splitNamed) return "Name yourself in the revenue split first, above.";
  return undefined;
}

function Review({
  order,
  source,
  account,
  onCreated,
  onClose,
}: {
  readonly order: AuctionOrder;
  readonly source: LotSource;
  readonly account: Address;
  readonly onCreated: () => void;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const sealMaster = useSealMaster();
  const sent = useRef<SentCreation>({ hash: undefined });
  const name = source.page === undefined ? `Asset ${order.asset}` : assetName(source.page);
  const what =
    order.lot === TITLE_LOT ? "the asset itself" : order.quantity === 1 ? "a licence" : `${order.quantity} licences`;
  const bond = bondOf(order, source.policy.bondBps, source.asset.encrypted);
  return (
    <TaskDialog
      title={`Auction ${name}`}
      summary={`Auction ${what} of ${name}: ${KIND_WORDS[order.kind].name.toLowerCase()}, from ${formatFtns(order.startingPrice)}.`}
      cost={costOf(order, source, bond)}
      task={(market, options) => perform(market, order, name, sent.current, sealMaster, options)}
      refresh={[keys.auctions(), keys.asset(order.asset), keys.funds(account), keys.search()]}
      onDone={({ auction }) => {
        onCreated();
        router.push(`/auctions/${auction}`);
      }}
      onClose={onClose}
    >
      <p className="text-muted">
        The lot is held from now to the end of the auction. You can call it off only while nobody has bid; afterwards
        nothing can stop it.
      </p>
    </TaskDialog>
  );
}

function costOf({ hiddenReserve }: AuctionOrder, { funds }: LotSource, bond: bigint): string {
  const missing = bond > funds.credit ? bond - funds.credit : 0n;
  const steps = [
    ...(missing > 0n ? [`two transactions that deposit ${formatFtns(missing)} for the bond`] : []),
    ...(bond > 0n && funds.vaultAllowances.Escrow < bond
      ? ["one that lets the escrow take bonds from your credit"]
      : []),
    ...(hiddenReserve === undefined
      ? []
      : ["a signature, or this page for your key file, that hides the reserve (free)"]),
    "the transaction that creates the auction",
  ];
  return `Your wallet is asked for ${steps.join(", then ")}.${bond > 0n ? ` The bond is ${formatFtns(bond)}.` : ""}`;
}
