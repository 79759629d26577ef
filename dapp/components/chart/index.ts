export { BarChart } from "./bar-chart";
export { LineChart } from "./line-chart";
export { ftnsNumber, ftnsText, intervalLabel, withEmptyIntervals, type ChartPoint, type MomentPoint } from "./series";
