import { FraudProved } from "../../generated/ContentFraud/ContentFraud";
import { recordFraudProof } from "../store/version";

export function handleFraudProved(event: FraudProved): void {
  const p = event.params;
  recordFraudProof(event, p.asset, p.version, p.prover, p.leafIndex);
}
