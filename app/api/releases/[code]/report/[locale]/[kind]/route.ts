import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openReport } from "@/lib/reports/files";
import { reportFileSchema } from "@/lib/reports/schema";

/** A file of the country report of a release; rights and content are looked at again each time. */
export const GET = defineRoute({ access: "signed_in", params: reportFileSchema }, async (ctx, { params }) =>
  fileResponse(await openReport(ctx, fileStore(), params)),
);
