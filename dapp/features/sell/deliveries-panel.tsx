"use client";
import { formatFtns } from "@ftns-market/sdk/chain";
import { keys, listDeliveriesDue, listSales, type DeliveryDue, type SaleRow } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { Section } from "@/components/card";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { AgentCard } from "./agent-card";
import { DueAuditKeys } from "./due-audit-keys";
import { DueSale } from "./due-sale";
import { FinishedSales } from "./finished-sales";
import { useChainTime } from "@/features/chain-time";

/** Purchases appear without a reload. */
const LOOK_MS = 10_000;
const SHOWN = 50;

interface OpenSales {
  readonly due: readonly DeliveryDue[];
  readonly delivered: readonly SaleRow[];
  readonly more: boolean;
}

function useOpenSales(address: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.deliveries(address), "open"],
    queryFn: async ({ signal }): Promise<OpenSales> => {
      const [due, delivered] = await Promise.all([
        listDeliveriesDue(market, address, { first: SHOWN }, signal),
        listSales(market, { seller: address, states: ["Delivered"], first: SHOWN }, signal),
      ]);
      return {
        due: due.items,
        delivered: delivered.items,
        more: due.cursor !== undefined || delivered.cursor !== undefined,
      };
    },
    refetchInterval: LOOK_MS,
  });
}

/** Everything a seller owes and waits for, and the agent that does it. */
export function Deliveries({ address }: WalletPartProps) {
  const { data, error, refetch } = useOpenSales(address);
  const now = useChainTime();
  return (
    <div className="flex flex-col gap-6">
      <AgentCard />
      <Section id="due" title="Keys to deliver" description={data === undefined ? undefined : dueWords(data.due)}>
        {error !== null && data === undefined ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : data === undefined || now === undefined ? (
          <Skeleton className="h-24" />
        ) : data.due.length === 0 ? (
          <Empty title="No buyer waits for a key">
            Sales of encrypted assets appear here as soon as they are paid. Open assets are delivered by themselves.
          </Empty>
        ) : (
          <ul className="divide-y divide-line">
            {data.due.map((sale) => (
              <DueSale key={sale.id} row={sale} buyerKey={sale.buyerKey} now={now} />
            ))}
          </ul>
        )}
      </Section>
      {now === undefined ? undefined : <DueAuditKeys address={address} now={now} />}
      {data === undefined || now === undefined || data.delivered.length === 0 ? undefined : (
        <Section
          id="delivered"
          title="Delivered, not settled yet"
          description="The buyer can confirm, or prove wrong content. When the time is over anybody can settle."
        >
          <ul className="divide-y divide-line">
            {data.delivered.map((sale) => (
              <DueSale key={sale.id} row={sale} buyerKey={null} now={now} />
            ))}
          </ul>
        </Section>
      )}
      {data?.more === true ? (
        <p className="text-muted">
          The first {SHOWN} of each kind are shown, the most urgent first. The agent sees all.
        </p>
      ) : undefined}
      <FinishedSales address={address} />
    </div>
  );
}

function dueWords(due: readonly DeliveryDue[]): string | undefined {
  if (due.length === 0) return undefined;
  const sum = (pick: (sale: DeliveryDue) => string) => due.reduce((total, sale) => total + BigInt(pick(sale)), 0n);
  return `${formatFtns(sum(({ amount }) => amount))} wait for you in escrow; ${formatFtns(sum(({ bond }) => bond))} of yours are at stake.`;
}
