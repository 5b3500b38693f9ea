import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { notePresence } from "@/lib/presence/mutations";
import { presenceSchema } from "@/lib/presence/schema";

/** A page says by itself where it is looked at, and is told who else is here. Advice, never a lock. */
export const POST = defineRoute(
  { access: "signed_in", params: assessmentKeySchema, body: presenceSchema, activity: false },
  (ctx, { params, body }) => notePresence(ctx, params, body),
);
