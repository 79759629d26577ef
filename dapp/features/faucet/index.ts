export { FaucetCard } from "./faucet-card";
