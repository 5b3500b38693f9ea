/** The view of the consistency desk as its address holds it, and what is sent from it. Pure. */
import { z } from "zod";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { openThreadSchema } from "@/lib/reviews/schema";

const filters = {
  flagged: z.literal("1").optional().catch(undefined),
  region: z.enum(PROGRAMME_REGIONS).optional().catch(undefined),
};

/** One indicator; only flagged ratings; one region; the country about which a remark is written, or was. */
export const consistencyViewSchema = z.object({
  indicator: z.string().min(1).max(60).optional().catch(undefined),
  ...filters,
  remark: z.string().max(3).optional().catch(undefined),
  said: z.string().max(3).optional().catch(undefined),
});
export type ConsistencyView = z.output<typeof consistencyViewSchema>;

/** A remark about one rating, with the view to come back to. */
export const remarkSchema = openThreadSchema.extend(filters);

/** The view as the query of an address, in one order. */
export function consistencyQuery(view: Partial<ConsistencyView>): string {
  const query = new URLSearchParams(
    (["indicator", "flagged", "region", "remark", "said"] as const).flatMap((name) => {
      const value = view[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ).toString();
  return query === "" ? "" : `?${query}`;
}
