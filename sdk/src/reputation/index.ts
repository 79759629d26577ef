export { unpackConduct } from "./pack.ts";
export { NEWCOMER, reputationOf, type Conduct, type Feedback, type Reputation, type Standing } from "./score.ts";
