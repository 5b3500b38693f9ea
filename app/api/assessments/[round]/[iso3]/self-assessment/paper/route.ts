import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openPaper } from "@/lib/self-assessments/paper";

const options = { access: "signed_in", params: assessmentKeySchema } as const;

/** The paper on which the State signed the answers that it certified. */
export const GET = defineRoute(options, async (ctx, { params: key }) =>
  fileResponse(await openPaper(ctx, fileStore(), key)),
);
