export { readOrder } from "./order";
export { ReviewsSection } from "./reviews-section";
export { findTelltales, type Telltale } from "./self-dealing";
export { Stars } from "./stars";
