import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openConsentFile } from "@/lib/scoping/files";

/** The file by which the State consented to its assessment. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  async (ctx, { params }) => fileResponse(await openConsentFile(ctx, fileStore(), params)),
);
