export { TryModel } from "./try-model";
