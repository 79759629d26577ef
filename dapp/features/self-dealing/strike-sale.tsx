"use client";
import { lazy, Suspense } from "react";
import type { StrikeSaleProps } from "./strike-sale-button";

const Button = lazy(() => import("./strike-sale-button").then((module) => ({ default: module.StrikeSaleButton })));

/** The button comes by itself: most pages have no sale to strike. */
export function StrikeSale(props: StrikeSaleProps) {
  return (
    <Suspense>
      <Button {...props} />
    </Suspense>
  );
}
