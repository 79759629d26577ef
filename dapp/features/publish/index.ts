export type { ExistingAsset } from "./form";
export { PublishWizard } from "./publish-wizard";
export { wordsOf } from "./words-before";
