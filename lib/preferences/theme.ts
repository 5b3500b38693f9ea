/** Light, dark, or as the reader's device says. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie that keeps the chosen theme; the only preference kept on the device. */
export const THEME_COOKIE = "theme";

/** The theme that a cookie or form names; anything else means as the device says. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
