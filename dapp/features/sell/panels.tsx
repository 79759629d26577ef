"use client";
import { withWallet } from "@/features/wallet";

export const AssetsPanel = withWallet("to see what you published", () =>
  import("./assets-panel").then(({ Assets }) => Assets),
);
export const OffersPanel = withWallet("to see what you offer", () =>
  import("./offers-panel").then(({ Offers }) => Offers),
);
export const DeliveriesPanel = withWallet("to see what your buyers wait for", () =>
  import("./deliveries-panel").then(({ Deliveries }) => Deliveries),
);
export const EarningsPanel = withWallet("to see what you earned", () =>
  import("./earnings-panel").then(({ Earnings }) => Earnings),
);
