import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { switchOnFieldMode } from "@/lib/field-mode/mutations";
import { switchOnBody } from "@/lib/field-mode/schema";

/** Lets a device have the assessment without a line, or longer. The passphrase that opens it there is not sent. */
export const POST = defineRoute(
  { access: "signed_in", params: assessmentKeySchema, body: switchOnBody },
  (ctx, { params, body }) => switchOnFieldMode(ctx, params, body),
);
