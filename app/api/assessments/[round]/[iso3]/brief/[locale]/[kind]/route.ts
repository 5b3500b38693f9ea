import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openReport } from "@/lib/reports/files";
import { briefFileSchema } from "@/lib/reports/schema";

/** A file of the brief of a country; rights and content are looked at again each time. */
export const GET = defineRoute({ access: "signed_in", params: briefFileSchema }, async (ctx, { params }) =>
  fileResponse(await openReport(ctx, fileStore(), params)),
);
