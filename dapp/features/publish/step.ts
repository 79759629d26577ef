import type { ChainPolicy } from "@ftns-market/sdk/reads";
import type { ExistingAsset, PublishForm } from "./form";
import type { Problems } from "./validation";
import type { Draft } from "./wizard";

/** What every step of the form gets. */
export interface StepProps {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly policy: ChainPolicy | undefined;
  readonly existing: ExistingAsset | undefined;
  readonly edit: (change: Partial<PublishForm>) => void;
}

/** A list with one of its rows changed. */
export function withRow<Row>(rows: readonly Row[], index: number, change: Partial<Row>): Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...change } : row));
}

/** A list without one of its rows. */
export function withoutRow<Row>(rows: readonly Row[], index: number): Row[] {
  return rows.filter((_, at) => at !== index);
}
