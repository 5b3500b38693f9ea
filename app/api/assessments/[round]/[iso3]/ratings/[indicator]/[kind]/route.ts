import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/form";
import { defineRoute, jsonResponse } from "@/lib/core/route";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { ratingFieldsSchema, ratingKeySchema, saveHeadersSchema, saveRatingBody } from "@/lib/ratings/schema";

const STATUS = { saved: 200, conflict: 409, invalid: 422 } as const;

export const GET = defineRoute({ access: "signed_in", params: ratingKeySchema }, async (ctx, { params }) => ({
  rating: await getRating(ctx, params),
}));

/** Saves the touched fields. The answers are `SavedAnswer`, `ConflictAnswer` and `InvalidAnswer`. */
export const PATCH = defineRoute(
  { access: "signed_in", params: ratingKeySchema, body: saveRatingBody },
  async (ctx, { params, body, request }) => {
    const sent = saveHeadersSchema.safeParse({
      baseVersion: request.headers.get("if-match"),
      mutationId: request.headers.get("idempotency-key"),
    });
    if (!sent.success) throw new AppError("INVALID", "If-Match or Idempotency-Key");
    const fields = parseInput(ratingFieldsSchema, body.fields);
    if (!fields.ok) return jsonResponse({ fields: fields.fields }, { status: STATUS.invalid });
    const { status, ...answer } = await saveRating(ctx, { ...params, ...sent.data, fields: fields.value });
    return jsonResponse(answer, { status: STATUS[status] });
  },
);
