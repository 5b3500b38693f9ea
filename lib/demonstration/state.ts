/** The twelve invented States of the demonstration: data files, checked when they are loaded. */
import { z } from "zod";
import { CHANGE_CAUSES, PROGRAMME_REGIONS } from "@/db/enums";
import xaa from "./data/states/xaa.json";
import xab from "./data/states/xab.json";
import xac from "./data/states/xac.json";
import xad from "./data/states/xad.json";
import xae from "./data/states/xae.json";
import xaf from "./data/states/xaf.json";
import xag from "./data/states/xag.json";
import xah from "./data/states/xah.json";
import xai from "./data/states/xai.json";
import xaj from "./data/states/xaj.json";
import xak from "./data/states/xak.json";
import xal from "./data/states/xal.json";

const text = z.string().min(1);
const iso3 = z.string().regex(/^XA[A-L]$/);
const figures = z.strictObject({
  victims: z.int().min(0),
  investigations: z.int().min(0),
  prosecutions: z.int().min(0),
  judgments: z.int().min(0),
});

/** Earlier level of an indicator; cause and note stand where both rounds have a level. */
const before = z.strictObject({
  level: z.string().regex(/^[0-4]$/),
  cause: z.enum(CHANGE_CAUSES).optional(),
  note: text.optional(),
});

const request = z.strictObject({
  what: text,
  of: text,
  on: z.iso.date(),
  by: z.iso.date(),
  refusal: text.optional(),
});

/**
 * `levels` has one character for each indicator of a domain: a level, or `n` not reached, `w` asked without answer,
 * `f` refused, `x` the information does not exist, `a` not applicable, `t` a text without a level, `-` not begun.
 */
const stateSchema = z.strictObject({
  iso3,
  region: z.enum(PROGRAMME_REGIONS),
  population: text,
  names: z.strictObject({ en: text, fr: text, es: text, ru: text, zh: text, ar: text }),
  adjective: text,
  capital: text,
  provinces: z.tuple([text, text, text]),
  port: text,
  crossing: text,
  crossing2: text,
  neighbours: z.array(iso3).min(1),
  /** A State at the far end of a route. */
  partner: iso3,
  story: text,
  law: text,
  code: text,
  council: text,
  unit: text,
  prosecution: text,
  plan: text,
  ngo: text,
  ngo2: text,
  inspectorate: text,
  social: text,
  interior: text,
  justice: text,
  border: text,
  university: text,
  commission: text,
  shelter: text,
  paper: text,
  court: text,
  sector: text,
  sector2: text,
  figures: z.strictObject({ "2023": figures, "2026": figures }),
  levels: z.record(z.string(), z.string().regex(/^[0-4nwfxat-]+$/)),
  before: z.record(z.string(), before),
  remarks: z.record(z.string(), text),
  /** Rationales of the present round that stand in place of the composed facts. */
  texts: z.record(z.string(), text).optional(),
  requests: z.record(z.string(), request).optional(),
  /** Domains that the present round holds ratings of, where it holds some only. */
  only2026: z.array(z.string()).optional(),
  /** Month of the mission of the present round; June where none stands here. */
  mission2026: z
    .string()
    .regex(/^2026-0[5-8]$/)
    .default("2026-06"),
  /** In the present round no mission has taken place: documents only. */
  deskOnly: z.boolean().optional(),
  /** The evidence is thin: few sources, low confidence. */
  thin: z.boolean().optional(),
  contradiction: z.strictObject({ indicator: text, text }).optional(),
});

export type DemonstrationState = z.output<typeof stateSchema>;

/** The States in the order of their codes. */
export const DEMONSTRATION_STATES: readonly DemonstrationState[] = z
  .array(stateSchema)
  .length(12)
  .parse([xaa, xab, xac, xad, xae, xaf, xag, xah, xai, xaj, xak, xal]);

/** A State by its code. Throws RangeError for one that is not invented here. */
export function demonstrationState(code: string): DemonstrationState {
  const state = DEMONSTRATION_STATES.find((entry) => entry.iso3 === code);
  if (!state) throw new RangeError(`no invented State ${code}`);
  return state;
}
