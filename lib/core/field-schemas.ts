/** How single fields of forms, files and requests are read: blank is null, nothing is coerced, every refusal has words. */
import { z } from "zod";
import { UNDETERMINED } from "@/lib/text/language";
import { dayRange } from "./partial-date";

/** Trimmed text with plain line ends; blank text and an absent field are null. */
export const trimmed = (value: unknown) =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() || null : (value ?? null);
/** Text of at most `max` characters, or null. */
export const optionalText = (max: number) =>
  z.preprocess(trimmed, z.string().max(max, "errors.field.too_long").nullable());
/** Text of 1 to `max` characters. */
export const requiredText = (max: number) =>
  z.preprocess(trimmed, z.string("errors.field.missing").max(max, "errors.field.too_long"));
/** One of the values, or null. */
export const choice = <const Values extends readonly string[]>(values: Values) =>
  z.preprocess(trimmed, z.enum(values, "errors.field.invalid").nullable());
/** A plain day, or null. */
export const day = z.preprocess(trimmed, z.iso.date("errors.field.not_a_day").nullable());
/** A plain day. */
export const requiredDay = z.iso.date("errors.field.day");
/** A partial date in EDTF, or null. */
export const partialDate = z.preprocess(
  trimmed,
  z
    .string()
    .refine((text) => dayRange(text) !== null, "errors.field.not_a_partial_date")
    .nullable(),
);
/** Several short words, which may come in one field with commas or spaces between; each once. */
export function splitWords(value: unknown): unknown {
  const parts = Array.isArray(value) ? value : [value ?? ""];
  return [
    ...new Set(
      parts.flatMap((part) =>
        typeof part === "string" ? part.split(/[\s,;|\u060C\u061B]+/).filter(Boolean) : [part],
      ),
    ),
  ];
}
/** A box: ticked or not. */
export const ticked = z.preprocess(
  (value) => value === true || value === "on" || value === "true",
  z.boolean(),
);
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** A BCP 47 tag. */
export const language = z.string().regex(LANGUAGE, "errors.field.not_a_language");
/** A BCP 47 tag, or null. */
export const optionalLanguage = z.preprocess(trimmed, language.nullable());
/** The language of what was typed; `und` where it was not said. */
export const typedLanguage = z.preprocess((value) => trimmed(value) ?? UNDETERMINED, language);
/** Whether a text is a web address that may be followed. */
export const isWebAddress = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? "");
/** A web address, or null. */
export const link = z.preprocess(
  trimmed,
  z.string().max(2_000, "errors.field.too_long").refine(isWebAddress, "errors.field.not_a_link").nullable(),
);
/** A field that comes once, several times or not at all, such as check boxes, as a list. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) =>
      Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value],
    z.array(item),
  );
const alpha3 = (problem: string) =>
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, problem);
/** An ISO 3166-1 alpha-3 code. */
export const iso3 = alpha3("errors.field.country_unknown");
/** The same where people type it: they are told its form. */
export const typedIso3 = alpha3("errors.field.iso3");
/** The number of a page of a list; the first one where an address names none. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1).default(1);
const numberIn = (value: unknown) => {
  const text = trimmed(value);
  return typeof text === "string" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};
const between = (min: number, max: number) =>
  z
    .number("errors.field.not_a_number")
    .int("errors.field.not_a_number")
    .min(min, "errors.field.out_of_range")
    .max(max, "errors.field.out_of_range");
/** A whole number between two bounds, or null. Text is read as a number only where it is nothing else. */
export const wholeNumber = (min: number, max: number) => z.preprocess(numberIn, between(min, max).nullable());
/** The same where it must be there. */
export const requiredWholeNumber = (min: number, max: number) => z.preprocess(numberIn, between(min, max));
