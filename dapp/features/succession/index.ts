export { InheritedNotice } from "./inherited-notice";
export { TitleNotice } from "./title-notice";
export { VisitorNotice } from "./visitor-notice";
