export { AuditDesk } from "./desk";
