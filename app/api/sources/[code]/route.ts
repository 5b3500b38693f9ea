import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { getSource } from "@/lib/sources/queries";
import { sourceCodeSchema } from "@/lib/sources/schema";

/** The passages of one source. */
export const GET = defineRoute(
  { access: "signed_in", params: z.object({ code: sourceCodeSchema }) },
  async (ctx, { params }) => ({ passages: (await getSource(ctx, params.code)).passages }),
);
