import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { listLibrary } from "@/lib/sources/library";
import { librarySchema } from "@/lib/sources/schema";

const params = z.object({ iso3: z.string().regex(/^[A-Z]{3}$/) });

/** The sources of a country as far as the reader may see them. */
export const GET = defineRoute(
  { access: "signed_in", params, query: librarySchema },
  async (ctx, { params: { iso3 }, query }) => ({ sources: (await listLibrary(ctx, iso3, query)).sources }),
);
