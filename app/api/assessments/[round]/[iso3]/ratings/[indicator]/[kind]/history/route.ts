import { defineRoute } from "@/lib/core/route";
import { ratingHistory } from "@/lib/ratings/history";
import { ratingKeySchema } from "@/lib/ratings/schema";

/** Changes of one rating, newest first. */
export const GET = defineRoute({ access: "signed_in", params: ratingKeySchema }, async (ctx, { params }) => ({
  revisions: await ratingHistory(ctx, params),
}));
