/** The theme a visitor chose; "system" follows the device. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Cookie that keeps the choice, so that the server renders it and nothing flashes. */
export const THEME_COOKIE = "theme";

export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
