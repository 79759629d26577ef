import { compute } from "./compute.ts";
import { datasets } from "./datasets.ts";
import type { Evidence } from "./evidence.ts";
import { intellectualProperty } from "./ip.ts";
import { encodeModels } from "./model-files.ts";
import { models } from "./models.ts";
import { tools } from "./tools.ts";
import type { SeedDraft } from "./types.ts";

/** The whole catalogue, each asset after its parents. */
export function composeCatalogue(evidence: Evidence): SeedDraft[] {
  return [
    ...tools(evidence),
    ...datasets(evidence),
    ...models(evidence, encodeModels(evidence)),
    ...compute(evidence),
    ...intellectualProperty(evidence),
  ];
}
