export { LicenceText } from "./licence-text";
