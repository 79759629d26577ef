import { ArtifactError } from "../artifact/errors.ts";
import { DeliveryError } from "../delivery/errors.ts";
import { IpfsError } from "../ipfs/errors.ts";
import { MetadataError } from "../metadata/errors.ts";
import { MarketError } from "./market-error.ts";
import { describeRevert, revertDataOf } from "./revert.ts";

/** Everything in a chain of causes, the error itself first. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let current = error;
  while (current !== undefined && current !== null && !chain.includes(current)) {
    chain.push(current);
    current = typeof current === "object" ? (current as { cause?: unknown }).cause : undefined;
  }
  return chain;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

type Description = readonly [code: MarketError["code"], message: string];

/** What a wallet answers, by the codes of EIP-1193 and EIP-1474. */
const WALLET: Readonly<Record<number, Description>> = {
  4001: ["WalletRejected", "You declined this in the wallet. Nothing was sent."],
  4100: ["WalletUnauthorised", "The wallet does not allow this page to use the account. Connect the account again."],
  4200: ["WalletUnsupported", "This wallet cannot do this. Use another wallet."],
  4900: ["WalletDisconnected", "The wallet is disconnected. Connect it again."],
  4901: ["WalletDisconnected", "The wallet is not connected to this chain. Switch the network in the wallet."],
  4902: ["WrongChain", "The wallet does not know this chain. Add the network to the wallet first."],
  5000: ["WalletRejected", "You declined this in the wallet. Nothing was sent."],
  // batches of calls (EIP-5792)
  5700: ["WalletUnsupported", "This wallet cannot send this as one batch. Choose another way."],
  5710: ["WalletUnsupported", "This wallet has no batches on this chain. Choose another way."],
  5730: [
    "NotFound",
    "The wallet does not know this batch any more. Look whether it took effect before you send it again.",
  ],
  5740: ["WalletUnsupported", "This wallet cannot send as much in one batch. Choose another way."],
  5750: ["WalletRejected", "You declined the upgrade of your account in the wallet. Nothing was sent."],
  5760: ["WalletUnsupported", "This wallet cannot send all or nothing in one batch. Choose another way."],
  [-32002]: ["WalletBusy", "The wallet has an open request already. Answer that one first."],
};

/** What viem calls the errors of the connection and of the chain. */
const BY_NAME: Readonly<Record<string, Description>> = {
  ChainMismatchError: [
    "WrongChain",
    "The wallet is on another chain than the market. Switch the network in the wallet.",
  ],
  HttpRequestError: ["RpcUnreachable", "The chain's endpoint cannot be reached. Check the connection and try again."],
  WebSocketRequestError: [
    "RpcUnreachable",
    "The chain's endpoint cannot be reached. Check the connection and try again.",
  ],
  SocketClosedError: ["RpcUnreachable", "The connection to the chain was closed. Try again."],
  TimeoutError: ["RpcUnreachable", "The chain's endpoint did not answer in time. Try again."],
  LimitExceededRpcError: ["RpcRefused", "The chain's endpoint refuses more requests now. Wait a little and try again."],
  InsufficientFundsError: [
    "InsufficientGas",
    "This wallet has too little of the chain's own coin to pay for the transaction. Fund it and try again.",
  ],
  IntrinsicGasTooLowError: ["OutOfGas", "The transaction was given too little gas. Let the wallet estimate it."],
  NonceTooLowError: [
    "Replaced",
    "Another transaction of this wallet took the place of this one. Check the wallet and repeat.",
  ],
  FeeCapTooLowError: ["RpcRefused", "The fee is below what the chain asks for at present. Let the wallet estimate it."],
  WaitForTransactionReceiptTimeoutError: [
    "NotConfirmed",
    "The transaction was sent, but is not confirmed yet. Look it up before you repeat it.",
  ],
  WaitForCallsStatusTimeoutError: [
    "NotConfirmed",
    "The batch was sent, but is not confirmed yet. Look it up in the wallet before you repeat it.",
  ],
  ContractFunctionZeroDataError: [
    "Reverted",
    "There is no such contract at this address. Check that the network and the deployment fit.",
  ],
  AbortError: ["Aborted", "This was stopped. Nothing more is sent; start it again when you like."],
};

/**
 * Turns anything thrown by this library, viem, a wallet or a contract into one sentence for a user, with a stable code.
 * The original error is kept as the `cause`.
 */
export function describeError(error: unknown): MarketError {
  const chain = chainOf(error);
  const own = chain.find((item) => item instanceof MarketError);
  if (own !== undefined) return own;
  for (const item of chain) {
    if (item instanceof ArtifactError || item instanceof DeliveryError || item instanceof IpfsError) {
      return new MarketError(item.code, item.message, { ...item.details }, error);
    }
    if (item instanceof MetadataError)
      return new MarketError(item.code, item.message, { problems: item.problems }, error);
  }
  const wallet = chain.map((item) => WALLET[Number(field(item, "code"))]).find((found) => found !== undefined);
  if (wallet !== undefined) return new MarketError(wallet[0], wallet[1], {}, error);
  const named = chain.map((item) => BY_NAME[String(field(item, "name"))]).find((found) => found !== undefined);
  const data = revertDataOf(error);
  if (data !== undefined && (data !== "0x" || named === undefined)) return describeRevert(data, error);
  if (named !== undefined) return new MarketError(named[0], named[1], {}, error);
  const text = error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : String(error);
  return new MarketError("Unexpected", `Something unexpected happened: ${text}`, {}, error);
}
