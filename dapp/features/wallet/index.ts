export { ConnectDialogProvider } from "./connect-context";
export { SwitchChainButton } from "./switch-chain-button";
export { useMarket } from "./use-market";
export { useWallet, type Wallet } from "./use-wallet";
export { wagmiConfig } from "./wagmi-config";
export { WalletAction } from "./wallet-action";
export { WalletButton } from "./wallet-button";
export { ChainGuard, WalletGate, withWallet, type WalletPartProps } from "./wallet-gate";
