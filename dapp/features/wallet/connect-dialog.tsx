"use client";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Address } from "viem";
import { useConnect, useConnection, useConnectors, type Connector } from "wagmi";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Notice, Skeleton } from "@/components/notice";
import { shortAddress } from "@/lib/format";
import { useConnectDialog } from "./connect-context";
import { chooseDevnetAccount, loadDevnetAccounts } from "./devnet-account";
import { DEVNET_WALLET } from "./devnet-connector";

const WALLETCONNECT = "walletConnect";

// Few wallets are on another device.
const WalletConnectCode = lazy(() =>
  import("./wallet-connect-code").then((module) => ({ default: module.WalletConnectCode })),
);

/** Chooses a wallet: those that announced themselves in this browser, WalletConnect, the devnet's accounts. */
export function ConnectDialog() {
  const { isOpen, close } = useConnectDialog();
  const connectors = useConnectors();
  const { mutate, isPending, variables, error, reset } = useConnect();
  const [code, setCode] = useState<string>();
  const injected = connectors.filter(({ id, type }) => type === "injected" && id !== "injected");
  const other = connectors.filter(({ id }) => id === WALLETCONNECT);
  const devnet = connectors.find(({ id }) => id === DEVNET_WALLET);

  const leave = () => {
    setCode(undefined);
    // A question that the wallet has not answered stays open there, and here.
    if (!isPending) reset();
    close();
  };
  useConnected(leave);
  usePairingLink(other[0], setCode);
  const connect = (connector: Connector) => {
    setCode(undefined);
    // A pairing link is good for one answer.
    mutate({ connector }, { onSuccess: leave, onError: () => setCode(undefined) });
  };

  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && leave()}
      title="Connect a wallet"
      description="Connecting shows your address to this page. It signs nothing and costs nothing."
    >
      <div className="flex flex-col gap-4">
        {error === null ? undefined : (
          <Notice tone="danger" live>
            {sentenceOf(error)}
          </Notice>
        )}
        {code === undefined ? undefined : (
          <Suspense fallback={<Skeleton className="h-80" />}>
            <WalletConnectCode uri={code} />
          </Suspense>
        )}
        {injected.length + other.length === 0 && devnet === undefined ? <NoWallet /> : undefined}
        <ul className="flex flex-col gap-2 empty:hidden">
          {[...injected, ...other].map((connector) => (
            <li key={connector.uid}>
              <WalletChoice
                connector={connector}
                waiting={isPending && variables?.connector === connector ? waitingWords(connector, code) : undefined}
                onChoose={() => connect(connector)}
              />
            </li>
          ))}
        </ul>
        {devnet === undefined ? undefined : <DevnetAccounts wallet={devnet} connect={connect} leave={leave} />}
      </div>
    </Dialog>
  );
}

/** Calls when another account is connected: also by the late answer to a question that was given up here, as of a locked wallet. */
function useConnected(task: () => void): void {
  const { status, address, connector } = useConnection();
  const account = status === "connected" ? `${connector.uid}:${address}` : undefined;
  const before = useRef(account);
  const run = useEffectEvent(task);
  useEffect(() => {
    if (account !== undefined && account !== before.current) run();
    before.current = account;
  }, [account]);
}

/** Calls with the link by which WalletConnect wants to be paired. It is not the first thing that a connector says. */
function usePairingLink(connector: Connector | undefined, show: (link: string) => void): void {
  useEffect(() => {
    const hear = ({ type, data }: { readonly type: string; readonly data?: unknown }) => {
      if (type === "display_uri") show(String(data));
    };
    connector?.emitter.on("message", hear);
    return () => connector?.emitter.off("message", hear);
  }, [connector, show]);
}

function WalletChoice({
  connector,
  waiting,
  onChoose,
}: {
  readonly connector: Connector;
  /** What is waited for, once it is chosen. */
  readonly waiting: string | undefined;
  readonly onChoose: () => void;
}) {
  return (
    <Button tone="secondary" className="w-full justify-start" onClick={onChoose}>
      <WalletIcon connector={connector} />
      {connector.name}
      {waiting === undefined ? undefined : <span className="ml-auto text-xs text-muted">{waiting}</span>}
    </Button>
  );
}

/** What is waited for. @param code by which a wallet on another device can be paired, once there is one */
function waitingWords({ id }: Connector, code: string | undefined): string {
  if (id !== WALLETCONNECT) return "Look at your wallet …";
  return code === undefined ? "Asking for a code …" : "Waiting for your wallet …";
}

function WalletIcon({ connector }: { readonly connector: Connector }) {
  // EIP-6963 gives icons as data URIs; anything else would be a request to a stranger.
  if (connector.icon === undefined || !connector.icon.trim().startsWith("data:image/")) return undefined;

  return <img src={connector.icon.trim()} alt="" className="size-5" />;
}

function NoWallet() {
  return (
    <Notice tone="warning" title="This browser has no wallet">
      Install a wallet extension that announces itself to pages (EIP-6963), or open this page in the browser of your
      wallet app, then come back here.
    </Notice>
  );
}

function DevnetAccounts({
  wallet,
  connect,
  leave,
}: {
  readonly wallet: Connector;
  readonly connect: (wallet: Connector) => void;
  readonly leave: () => void;
}) {
  const { connector: current } = useConnection();
  const choose = (address: Address) => {
    chooseDevnetAccount(address);
    if (wallet.uid !== current?.uid) return connect(wallet);
    // Connected already: it changes its account, as any wallet can.
    wallet.onAccountsChanged([address]);
    leave();
  };
  const { data: accounts = [], error } = useQuery({ queryKey: ["devnet-accounts"], queryFn: loadDevnetAccounts });
  return (
    <section aria-labelledby="devnet-accounts">
      <h3 id="devnet-accounts" className="font-semibold">
        Accounts of this devnet
      </h3>
      <p className="mb-2 text-muted">Funded, known to everybody, and they sign without asking. For trying out only.</p>
      {error === null ? undefined : <Notice tone="danger">{error.message}</Notice>}
      <ul className="flex max-h-72 flex-col gap-1 overflow-y-auto">
        {accounts.map(({ address, purpose }) => (
          <li key={address}>
            <Button tone="quiet" className="w-full justify-start" onClick={() => choose(address)}>
              <code className="text-xs">{shortAddress(address)}</code>
              <span className="truncate text-xs text-muted">{purpose}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf(error: Error): string {
  if ("code" in error && error.code === 4001) return "You declined in the wallet. Nothing happened.";
  if (error.name === "ConnectorAlreadyConnectedError") {
    return "This wallet is connected already. To use another of its accounts, change to it in the wallet.";
  }
  if (error.name === "ResourceUnavailableRpcError") return "The wallet has an open question already. Answer it there.";
  return error.message.split("\n")[0] ?? "The wallet did not connect. Try again.";
}
