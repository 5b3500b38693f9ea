/** The tints of the light theme for charts that were taken away from the page. A test holds them to the tokens. */
import type { Construct } from "@/lib/instruments/format-values";
import type { Rank } from "@/lib/scorecards/facts";

type Ramp = Readonly<Record<Rank, string>>;

/** One hue a construct, the lowest first. */
export const RAMPS: Readonly<Record<Construct, Ramp>> = {
  capability: { 1: "#e2f5f4", 2: "#acdcdb", 3: "#66b8b7", 4: "#1f7f7f", 5: "#005353" },
  exposure: { 1: "#f6ecf9", 2: "#e3c5ea", 3: "#c493cf", 4: "#9856a7", 5: "#632d6f" },
};

/** Letters on a tint. */
export const INK_ON: Readonly<Record<"low" | "high", string>> = { low: "#17202b", high: "#ffffff" };

/** The highest tint that dark letters can be read on. */
export const LAST_LIGHT: Rank = 3;
