"use client";
import { usePathname } from "next/navigation";
import { useEffect, useLayoutEffect, useRef } from "react";
import { INTER_COOKIE } from "./typeface";

const YEAR_SECONDS = 31_536_000;

/**
 * Brings Inter on a first visit, when the page with its scripts is there: text and code do not share the line with it. The page
 * that is read stays as it is, so that no line of it breaks anew; the next one is in Inter, and a cookie makes later visits begin
 * with it. A browser that does not get it keeps the local typeface, and is asked again by its next visit.
 */
export function InterLoader() {
  const path = usePathname();
  const isLoaded = useRef(false);
  useEffect(() => {
    if (document.documentElement.dataset["inter"] !== undefined) return;
    const load = async () => {
      const faces = await document.fonts.load('1em "Inter Variable"').catch(() => []);
      if (faces.length === 0) return;
      isLoaded.current = true;
      document.cookie = `${INTER_COOKIE}=1; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    };
    if (document.readyState === "complete") return void load();
    const onLoad = () => void load();
    addEventListener("load", onLoad, { once: true });
    return () => removeEventListener("load", onLoad);
  }, []);
  // Before the new page is painted.
  useLayoutEffect(() => {
    if (isLoaded.current) document.documentElement.dataset["inter"] = "";
  }, [path]);
  return undefined;
}
