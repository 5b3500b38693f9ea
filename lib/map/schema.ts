/** Which fact the map of countries shows; the address bar holds it. */
import { z } from "zod";
import { TREATIES } from "@/db/code-lists";
import { ROUTE_ROLES } from "@/lib/registers/definitions/routes";
import { periodSchema } from "@/lib/registers/period";
import { asOfSchema } from "@/lib/treaties/schema";
import type { Treaty } from "@/lib/treaties/status";

/** A role in routes, or the standing of a treaty. */
export const MAP_FACTS = [...TREATIES, ...ROUTE_ROLES] as const;
export type MapFact = (typeof MAP_FACTS)[number];

/** Whether a fact is the standing of a treaty. */
export function isTreatyFact(fact: MapFact): fact is Treaty {
  return TREATIES.some((treaty) => treaty === fact);
}

/** Reads the fact with its day or period from an address; what it does not understand asks for the usual. */
export const factMapSchema = z.object({
  fact: z.enum(MAP_FACTS).catch("tip_protocol"),
  ...periodSchema.shape,
  ...asOfSchema.shape,
});
export type FactMapFilter = z.output<typeof factMapSchema>;
