import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { consentUploads } from "@/lib/scoping/files";

/** Takes in the file by which the State consented to its assessment. */
export const POST = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  (ctx, { params: key, request }) =>
    takeFile(ctx, request, {
      page: `/rounds/${key.round}/${key.iso3}/scoping`,
      place: consentUploads(ctx, fileStore(), key),
    }),
);
