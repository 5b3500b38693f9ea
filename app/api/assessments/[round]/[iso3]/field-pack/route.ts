import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { getFieldPack } from "@/lib/field-mode/queries";
import { packQuery } from "@/lib/field-mode/schema";

/** Everything of the assessment that one of the own devices may have without a line. No cache keeps it. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema, query: packQuery },
  (ctx, { params, query: { device, locale } }) => getFieldPack(ctx, locale, { ...params, device }),
);
