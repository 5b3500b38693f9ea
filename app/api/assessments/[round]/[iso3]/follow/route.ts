import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { followed } from "@/lib/presence/queries";
import { followQuerySchema } from "@/lib/presence/schema";

/** What is saved of one domain (`?domain=G2`) and who is here; asked by a page by itself while somebody reads along. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema, query: followQuerySchema, activity: false },
  (ctx, { params, query }) => followed(ctx, params, query),
);
