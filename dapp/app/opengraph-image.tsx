import { PREVIEW_SIZE, previewImage } from "@/lib/server/preview-image";

export const alt = "FTNS Market: AI models, data and compute without a middleman";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

export default function SitePreview() {
  return previewImage({
    line: "FTNS Market",
    title: "AI models, data and compute, sold by the people who made them",
    footer: "Payment in escrow. Delivery verified by the chain.",
    seed: "market",
  });
}
