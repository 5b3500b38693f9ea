/** What a trend shows, as its address holds it. Pure. */
import { z } from "zod";
import { ROUND_PURPOSES, type RoundPurpose } from "@/db/enums";

/** Rounds of one purpose are one trend: what is practised is never joined to what was found. */
export const trendQuery = z.object({ purpose: z.enum(ROUND_PURPOSES).optional().catch(undefined) });

/** The purposes in the order in which a page shows one without being asked. */
export const PURPOSE_ORDER: readonly RoundPurpose[] = ["real", "illustrative", "practice"];

/** The figures of a country that are drawn together; any other name is that of a domain, whose levels are drawn. */
export const FIGURE_CHARTS = ["criteria", "domains"] as const;
export type FigureChart = (typeof FIGURE_CHARTS)[number];

/** The name of a chart in an address. */
export const trendChart = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);

/** The purpose as the query of an address, with its question mark. */
export function purposeQuery(purpose: RoundPurpose | null, parameters: Record<string, string> = {}): string {
  return `?${new URLSearchParams({ ...(purpose === null ? {} : { purpose }), ...parameters })}`;
}
