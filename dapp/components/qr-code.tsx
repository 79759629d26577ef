"use client";
import { encodeQR } from "qr";
import { useMemo } from "react";

/** Light modules around a code, which readers need to find it. */
const QUIET_ZONE = 4;
/** Whole pixels, so that all modules are equally large. */
const MODULE_PX = 4;

/** A text as a QR code, dark on light in either theme: not every reader knows the reverse. @param name for who does not see it */
export function QrCode({ text, name }: { readonly text: string; readonly name: string }) {
  const modules = useMemo(() => encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE }), [text]);
  const size = modules.length;
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      width={size * MODULE_PX}
      shapeRendering="crispEdges"
      className="aspect-square max-w-full rounded-sm bg-white fill-black"
    >
      <path d={darkOf(modules)} />
    </svg>
  );
}

/** The dark modules as one path, a rectangle for each run in a row. */
function darkOf(modules: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  modules.forEach((row, y) => {
    for (let x = row.indexOf(true); x !== -1;) {
      const light = row.indexOf(false, x);
      runs.push(`M${x} ${y}h${light - x}v1H${x}z`);
      x = row.indexOf(true, light);
    }
  });
  return runs.join("");
}
