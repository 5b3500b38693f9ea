import { defineRoute } from "@/lib/core/route";
import { ratingHistory } from "@/lib/ratings/history";
import { historyPageSchema, ratingKeySchema } from "@/lib/ratings/schema";

/** Changes of one rating, newest first, one page of them (`?page=2`), and how many pages there are. */
export const GET = defineRoute(
  { access: "signed_in", params: ratingKeySchema, query: historyPageSchema },
  async (ctx, { params, query }) => ratingHistory(ctx, params, query.page),
);
