export { Formula } from "./formula";
export { HistoryTable } from "./history-table";
export { LeaderList } from "./leader-list";
export { factorText, scorePoints } from "./score";
export { ScoreChart } from "./score-chart";
export { revenueFactor, sumOf } from "./sum";
export { SumTable } from "./sum-table";
