import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { listRatings } from "@/lib/ratings/queries";
import { ratingKeySchema } from "@/lib/ratings/schema";

/** The assessors' ratings of one domain (`?domain=G2`), or of the whole assessment. */
export const GET = defineRoute(
  {
    access: "signed_in",
    params: ratingKeySchema.pick({ round: true, iso3: true }),
    query: z.object({ domain: z.string().optional() }),
  },
  async (ctx, { params, query }) => ({ ratings: await listRatings(ctx, { ...params, ...query }) }),
);
