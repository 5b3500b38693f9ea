/** The view of a grid as its address holds it: which countries, in which order. Pure. */
import { z } from "zod";
import { ASSESSMENT_STATES, PROGRAMME_REGIONS } from "@/db/enums";

/** `band:KEY` sorts by the band word of a figure and then by name; nothing sorts by a figure. */
const SORT = /^(name|coverage|state|due|band:[A-Za-z0-9._-]{1,60})$/;
/** `KEY:CODE`: countries whose figure has that band word. */
const BAND = /^[A-Za-z0-9._-]{1,60}:[A-Za-z0-9_-]{1,60}$/;

/** Words that an address does not know are left out, so that a mistyped address still shows the round. */
export const gridViewSchema = z.object({
  state: z.enum(ASSESSMENT_STATES).optional().catch(undefined),
  region: z.enum(PROGRAMME_REGIONS).optional().catch(undefined),
  band: z.string().regex(BAND).optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  lead: z.string().min(1).max(200).optional().catch(undefined),
  sort: z.string().regex(SORT).optional().catch(undefined),
  overall: z.literal("1").optional().catch(undefined),
});
export type GridView = z.output<typeof gridViewSchema>;

/** The parts of a view that leave countries out. */
export const GRID_FILTERS = ["state", "region", "band", "overdue", "lead"] as const;

/** A view as the query of an address, in one order; without the parts named in `leaveOut`. */
export function gridQuery(view: GridView, leaveOut: readonly (keyof GridView)[] = []): string {
  const entries = ([...GRID_FILTERS, "sort", "overall"] as const).flatMap((name) => {
    const value = view[name];
    return value === undefined || leaveOut.includes(name) ? [] : [[name, value]];
  });
  const query = new URLSearchParams(entries).toString();
  return query === "" ? "" : `?${query}`;
}

/** The two halves of a `band` filter. */
export function bandFilter(value: string): { key: string; code: string } {
  const at = value.lastIndexOf(":");
  return { key: value.slice(0, at), code: value.slice(at + 1) };
}
