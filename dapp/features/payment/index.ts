export { breakdown, partKey, partsOf, percentOf, type Part } from "./breakdown";
export { BreakdownList, PART_FILLS, Payee } from "./breakdown-list";
export { WalletQuestions } from "./wallet-questions";
export { allowTaking, TAKING_WORDS, takingWay, takingWayOf, type TakingWay } from "./taking";
export { allowExactly, SOURCE_STEPS, sourceFor, sourcesFor, type Purse, type Source } from "./source";
export { SourceChoice } from "./source-choice";
