"use client";
import { withWallet } from "@/features/wallet";
import type { OrderFormProps } from "./order-form";

/** The form that orders an audit, once a wallet is there. */
export const OrderPanel = withWallet<Omit<OrderFormProps, "address">>("to order an audit", () =>
  import("./order-form").then(({ OrderForm }) => OrderForm),
);
