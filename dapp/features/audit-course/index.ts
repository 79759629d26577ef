export { AuditCertificate } from "./audit-certificate";
export { LateNotices } from "./late-notices";
export { LiveCourse } from "./live-course";
export { LiveRefresh } from "./live-refresh";
export { PanelList } from "./panel-list";
export { StepBox } from "./step-box";
export { VerifyPanel } from "./verify-panel";
