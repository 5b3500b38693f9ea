/** Which fact the map of countries shows; the address bar holds it. */
import { z } from "zod";
import { TREATIES } from "@/db/code-lists";
import { FIGURE_SERIES, type FigureSeries } from "@/lib/figures/schema";
import { ROUTE_ROLES } from "@/lib/registers/definitions/routes";
import { periodSchema, yearSchema } from "@/lib/registers/period";
import { asOfSchema } from "@/lib/treaties/schema";
import type { Treaty } from "@/lib/treaties/status";

/** A role in routes, the standing of a treaty, or a figure of one year. */
export const MAP_FACTS = [...TREATIES, ...ROUTE_ROLES, ...FIGURE_SERIES] as const;
export type MapFact = (typeof MAP_FACTS)[number];

/** Whether a fact is the standing of a treaty. */
export function isTreatyFact(fact: MapFact): fact is Treaty {
  return TREATIES.some((treaty) => treaty === fact);
}

/** Whether a fact is a figure, as it was published. */
export function isFigureFact(fact: MapFact): fact is FigureSeries {
  return FIGURE_SERIES.some((series) => series === fact);
}

/** Reads the fact with its day, period or year from an address; what it does not understand asks for the usual. */
export const factMapSchema = z.object({
  fact: z.enum(MAP_FACTS).catch("tip_protocol"),
  ...periodSchema.shape,
  ...asOfSchema.shape,
  year: yearSchema,
});
export type FactMapFilter = z.output<typeof factMapSchema>;

/** The maps that can be taken away as an image. */
export const MAP_IMAGES = ["routes", "facts"] as const;

/** The address of the image of a map: what is asked of its page, in the language of its reader. */
export function imagePath(
  map: (typeof MAP_IMAGES)[number],
  locale: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value]] : [],
  );
  return `/api/maps/${map}?${new URLSearchParams([...asked, ["locale", locale]]).toString()}`;
}
