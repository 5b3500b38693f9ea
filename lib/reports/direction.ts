/** The direction of a text in a file, which has no browser that would find it out. Pure. */
import { xmlText } from "@/lib/core/storable";
import type { Direction } from "@/lib/i18n/locales";
import type { Text } from "./model";

/** Languages that are written from right to left in the scripts that they have of old. */
const RIGHT_TO_LEFT = ["ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];
const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The primary part of a language tag. */
export function primaryLanguage(language: string): string {
  return language.toLowerCase().split("-", 1)[0] ?? "";
}

/** By its language where that is named, else by its first letter; `base` where it has none. */
export function directionOfText({ text, language }: Text, base: Direction): Direction {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return base;
  if (language !== null && RIGHT_TO_LEFT.includes(primaryLanguage(language))) {
    // A name in other letters within such a language keeps its own direction only where nothing else is there.
    return RIGHT_TO_LEFT_LETTER.test(text) ? "rtl" : "ltr";
  }
  return RIGHT_TO_LEFT_LETTER.test(letter) ? "rtl" : "ltr";
}

/** A stretch of a text that keeps its own order, such as a range of figures, or what stands between such. */
export type Stretch = { readonly text: string; readonly isIsolated: boolean };

const ISOLATED = /[\u2066-\u2068]([^\u2066-\u2069]*)\u2069/gu;
/** They, and signs that draw nothing and that no font has. */
const CONTROLS = /[^\P{Cc}\n]|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** A text without the signs that steer its direction, and without what a file cannot hold, in the stretches that those signs made. */
export function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  const add = (part: string, isIsolated: boolean) => {
    const bare = xmlText(part.replaceAll("\t", " ").replace(CONTROLS, ""));
    if (bare !== "") stretches.push({ text: bare, isIsolated });
  };
  for (const match of text.matchAll(ISOLATED)) {
    add(text.slice(end, match.index), false);
    add(match[1] ?? "", true);
    end = match.index + match[0].length;
  }
  add(text.slice(end), false);
  return stretches;
}
