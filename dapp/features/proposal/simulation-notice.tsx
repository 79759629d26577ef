import type { Simulation } from "@ftns-market/sdk/governance";
import { Notice } from "@/components/notice";

/**
 * What would happen if a proposal were executed now.
 * @param warned there are warnings about its calls: that they work does not make them good
 */
export function SimulationNotice({
  simulation,
  warned = false,
}: {
  readonly simulation: Simulation;
  readonly warned?: boolean;
}) {
  const { together, succeeds, calls } = simulation;
  const how = together
    ? "Its calls were tried one after the other on the present state, as the execution makes them."
    : "The node could only try each call alone: whether one works after those before it is not known.";
  const isOpen = calls.some(({ status }) => status === "unknown");
  if (!succeeds) {
    return (
      <Notice tone="danger" title="It would fail if it were executed now">
        {how} All calls are made or none, so nothing of it would happen. Until the execution that may change.
      </Notice>
    );
  }
  return (
    <Notice
      tone={isOpen || warned ? "neutral" : "positive"}
      title={isOpen ? "What can be tried works" : "It would work if it were executed now"}
    >
      {how}
    </Notice>
  );
}
