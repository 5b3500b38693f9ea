/** SVG as text. Pure. */
import { xmlText } from "@/lib/core/storable";

/** The colours of the light theme: an image that was taken away has no theme to follow. A test holds them to the tokens. */
export const PAINT = {
  ground: "#f5f7fa",
  panel: "#ffffff",
  ink: "#17202b",
  soft: "#4a5768",
  line: "#d9dfe7",
  control: "#7a8796",
  accent: "#0a5aa6",
  land: "#dbe1e8",
  flow: "#8a4b08",
} as const;
export type Paint = keyof typeof PAINT;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it stands between tags or in an attribute; what XML cannot hold is left out. */
export function said(text: string): string {
  return xmlText(text)
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}

/** An element; attributes that are undefined are left out, and what is within is markup already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...within: readonly string[]
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${said(String(value))}"`)
    .join("");
  const inner = within.join("");
  return inner === "" ? `<${name}${given}/>` : `<${name}${given}>${inner}</${name}>`;
}
