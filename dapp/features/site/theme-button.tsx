"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "@/components/button";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const WORDS = { system: "as the device", light: "light", dark: "dark" };
const YEAR_SECONDS = 31_536_000;

/** Goes from the device's theme to light to dark. */
export function ThemeButton({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];
  const change = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={change}
      aria-label={`Theme: ${WORDS[theme]}. Change`}
      className={buttonClass("quiet", "icon")}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
