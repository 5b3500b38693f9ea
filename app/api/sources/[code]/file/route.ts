import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { fileResponse, takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { attachFile, openFile, requireFileWriter } from "@/lib/sources/files";
import { sourceCodeSchema } from "@/lib/sources/schema";

const params = z.object({ code: sourceCodeSchema });

/** The file of a source. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { code } }) =>
  fileResponse(await openFile(ctx, fileStore(), code)),
);

/** Takes in the raw bytes of the file of a source. */
export const PUT = defineRoute({ access: "signed_in", params }, (ctx, { params: { code }, request }) =>
  takeBytes(request, (file) => attachFile(ctx, fileStore(), code, file)),
);

/** The same from a plain form. */
export const POST = defineRoute({ access: "signed_in", params }, (ctx, { params: { code }, request }) =>
  takeForm(request, {
    page: `/sources/${code}`,
    allow: () => requireFileWriter(ctx, code),
    take: (file) => attachFile(ctx, fileStore(), code, file),
  }),
);
