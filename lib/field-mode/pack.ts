/**
 * What a device has of an assessment while it has no line, as the server gives it and as it lies there sealed. Pure, and
 * safe in the browser.
 */
import { z } from "zod/mini";
import { ROUND_PURPOSES } from "@/db/enums";
import { parsedJson } from "@/lib/core/parsed-json";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { IndicatorCardView } from "@/lib/ratings/card-view";
import type { CitedPassage } from "@/lib/ratings/evidence";
import { FIELD_PARTS } from "./rules";

/** Form of a pack. A device that holds another form fetches a new one as soon as it has a line. */
export const PACK_FORMAT = 2;

/**
 * That a value is a card of this version of the product. What lies sealed on a device was written by the product itself,
 * so this tells an older form apart, and trusts nobody.
 */
function isCard(value: unknown): boolean {
  const card = z.object({
    words: z.looseObject({ code: z.string(), levels: z.array(z.unknown()), needs: z.array(z.unknown()) }),
    rating: z.looseObject({ version: z.number(), citations: z.array(z.unknown()) }),
    reporters: z.record(z.string(), z.string()),
  });
  return z.safeParse(card, value).success;
}

/** The same for what the first raters cite. */
function isPassage(value: unknown): boolean {
  return z.safeParse(z.object({ id: z.string(), source: z.looseObject({ visible: z.boolean() }) }), value)
    .success;
}

const person = z.object({ userId: z.string(), name: z.string(), email: z.string() });
const fieldPerson = z.extend(person, { zone: z.string() });
/** Whose work it is, with the zone of the programme: enough to send and compare it once the pack itself is gone. */
export type FieldPerson = z.output<typeof fieldPerson>;

const packSchema = z.object({
  format: z.literal(PACK_FORMAT),
  deviceId: z.string(),
  /** The end of the device's time and when the pack was made, as ISO 8601 instants. */
  until: z.string(),
  madeAt: z.string(),
  person,
  round: z.string(),
  iso3: z.string(),
  /** Names of the country by language. */
  names: z.record(z.string(), z.string()),
  /** What the round is for: of an illustration and an exercise it is said wherever they are shown. */
  purpose: z.enum(ROUND_PURPOSES),
  /** IANA zone of the programme. */
  zone: z.string(),
  edition: z.string(),
  /** BCP 47 tag of the instrument's words. */
  language: z.string(),
  /** Which part of the assessment it is; one that does not say so was made when there was only the draft. */
  part: z._default(z.enum(FIELD_PARTS), "draft"),
  /** What was handed in is there to be read. */
  isLocked: z._default(z.boolean(), false),
  /** Restricted sources are in it. */
  withRestricted: z.boolean(),
  domains: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      cards: z.array(z.custom<IndicatorCardView>(isCard)),
      /** For who rates a second time, what the first raters cite, by indicator. */
      sources: z._default(z.record(z.string(), z.array(z.custom<CitedPassage>(isPassage))), {}),
    }),
  ),
});
export type FieldPack = z.output<typeof packSchema>;

/** The pack in a text; null where it is none, or one of another form. */
export function packOfText(text: string): FieldPack | null {
  const parsed = z.safeParse(packSchema, parsedJson(text));
  return parsed.success ? parsed.data : null;
}

/** Name of the country of a pack in the reader's language. */
export function countryOf({ names, iso3 }: Pick<FieldPack, "names" | "iso3">, locale: Locale): string {
  return names[locale] ?? names[DEFAULT_LOCALE] ?? iso3;
}

/** The person in a text; null where there is none. */
export function personOfText(text: string | null): FieldPerson | null {
  const parsed = z.safeParse(fieldPerson, text === null ? null : parsedJson(text));
  return parsed.success ? parsed.data : null;
}
