/** The view of a grid as its address holds it: which countries, in which order. Pure. */
import { z } from "zod";
import { ASSESSMENT_STATES, PROGRAMME_REGIONS, type ProgrammeRegion } from "@/db/enums";

/** What stands in the columns: the figures of the criteria, those of the domains, or the rating of each indicator. */
export const GRID_COLUMNS = ["criteria", "domains", "indicators"] as const;
export type GridColumns = (typeof GRID_COLUMNS)[number];
/** Countries without a region, where rows stand by region. */
export const NO_REGION = "none";
export type RegionGroup = ProgrammeRegion | typeof NO_REGION;
export const REGION_GROUPS: readonly RegionGroup[] = [...PROGRAMME_REGIONS, NO_REGION];

/** `band:KEY` sorts by the band word of a figure and then by name; nothing sorts by a figure. */
const SORT = /^(name|coverage|state|due|band:[A-Za-z0-9._-]{1,60})$/;
/** `KEY:CODE`: countries whose figure has that band word. */
const BAND = /^[A-Za-z0-9._-]{1,60}:[A-Za-z0-9_-]{1,60}$/;

/** What holds where an address says nothing of it. */
export const GRID_DEFAULTS = { sort: "name", columns: "criteria" } as const;

/** A code of a criterion. */
const CRITERION = /^[A-Za-z0-9._-]{1,60}$/;

/** Regions joined by commas, in one order and each once; undefined where none is known. */
function foldedRegions(text: string | undefined): string | undefined {
  const named = new Set(text?.split(","));
  return REGION_GROUPS.filter((region) => named.has(region)).join(",") || undefined;
}

/**
 * Words that an address does not know are left out, so that a mistyped address still shows the round; and so is what
 * holds without being said, so that one view has one address.
 */
export const gridViewSchema = z.object({
  state: z.enum(ASSESSMENT_STATES).optional().catch(undefined),
  region: z.enum(PROGRAMME_REGIONS).optional().catch(undefined),
  band: z.string().regex(BAND).optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  lead: z.string().min(1).max(200).optional().catch(undefined),
  sort: z
    .string()
    .regex(SORT)
    .optional()
    .catch(undefined)
    .transform((sort) => (sort === GRID_DEFAULTS.sort ? undefined : sort)),
  overall: z.literal("1").optional().catch(undefined),
  columns: z
    .enum(GRID_COLUMNS)
    .optional()
    .catch(undefined)
    .transform((columns) => (columns === GRID_DEFAULTS.columns ? undefined : columns)),
  /** The columns of one criterion alone. */
  criterion: z.string().regex(CRITERION).optional().catch(undefined),
  group: z.literal("region").optional().catch(undefined),
  /** Regions whose countries are folded away, where rows stand by region. */
  folded: z.string().max(200).optional().catch(undefined).transform(foldedRegions),
});
export type GridView = Partial<z.output<typeof gridViewSchema>>;

/** The parts of a view that leave countries out. */
export const GRID_FILTERS = ["state", "region", "band", "overdue", "lead"] as const;

/** Every part of a view, in the order of its address. */
const PARTS = [...GRID_FILTERS, "sort", "overall", "columns", "criterion", "group", "folded"] as const;

/** A view as the query of an address, in one order; without the parts named in `leaveOut`. */
export function gridQuery(view: GridView, leaveOut: readonly (keyof GridView)[] = []): string {
  const entries = PARTS.flatMap((name) => {
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

/** The same view with one region folded away, or unfolded where it was. */
export function withFold(view: GridView, region: RegionGroup): GridView {
  const folded = foldedOf(view);
  const next = REGION_GROUPS.filter((one) => (one === region ? !folded.has(one) : folded.has(one)));
  return { ...view, folded: next.join(",") || undefined };
}

/** The regions that a view folds away. */
export function foldedOf({ folded }: GridView): ReadonlySet<RegionGroup> {
  const named = folded?.split(",") ?? [];
  return new Set(REGION_GROUPS.filter((region) => named.includes(region)));
}
