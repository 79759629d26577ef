export { readOrder } from "./order";
export { ReviewsSection } from "./reviews-section";
export { Stars } from "./stars";
