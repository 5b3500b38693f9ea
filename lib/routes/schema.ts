/** What the list of corridors is asked for; the address bar holds it. */
import { z } from "zod";
import { pageNumber } from "@/lib/core/field-schemas";
import { periodParameters, periodSchema } from "@/lib/registers/period";

/** Corridors on one page. */
export const CORRIDORS_PER_PAGE = 50;

const country = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable()
  .catch(null);

/** Reads the filter from an address; what it does not understand asks nothing. */
export const corridorFilterSchema = periodSchema.extend({
  country,
  other: country,
  page: pageNumber,
});
export type CorridorFilter = z.output<typeof corridorFilterSchema>;

/** The parameters of an address that show the same again, without the page. */
export function corridorParameters({ country, other, from, to }: CorridorFilter): Record<string, string> {
  const given = { country: country ?? "", other: other ?? "", ...periodParameters({ from, to }) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}
