import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { paperUploads } from "@/lib/self-assessments/paper";

/** Takes in the paper on which the State signed the answers that it certified. */
export const POST = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  (ctx, { params: key, request }) =>
    takeFile(ctx, request, {
      page: `/rounds/${key.round}/${key.iso3}/self-assessment`,
      place: paperUploads(ctx, fileStore(), key),
    }),
);
