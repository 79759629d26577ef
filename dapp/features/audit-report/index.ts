export { ReadReport } from "./read-report";
export { ReportView } from "./report-view";
