import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { fileResponse, takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { attachConsentFile, openConsentFile, requireConsentWriter } from "@/lib/scoping/files";

/** The file by which the State consented to its assessment. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  async (ctx, { params }) => fileResponse(await openConsentFile(ctx, fileStore(), params)),
);

/** Takes in the raw bytes of that file. */
export const PUT = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  (ctx, { params, request }) =>
    takeBytes(request, (file) => attachConsentFile(ctx, fileStore(), params, file)),
);

/** The same from a plain form. */
export const POST = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  (ctx, { params, request }) =>
    takeForm(request, {
      page: `/rounds/${params.round}/${params.iso3}/scoping`,
      allow: () => requireConsentWriter(ctx, params),
      take: (file) => attachConsentFile(ctx, fileStore(), params, file),
    }),
);
