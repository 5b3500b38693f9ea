import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { partialUploads } from "@/lib/files/installation-store";
import { begunResponse, saidFile } from "@/lib/files/tus";
import { sourceCodeSchema } from "@/lib/sources/schema";
import { beginUpload } from "@/lib/sources/uploads";

const params = z.object({ code: sourceCodeSchema });

/** Begins an upload of the file of a source that may stop and go on. */
export const POST = defineRoute({ access: "signed_in", params }, async (ctx, { params: { code }, request }) =>
  begunResponse(
    await beginUpload(ctx, partialUploads(), code, saidFile(request)),
    `/api/sources/${code}/uploads`,
  ),
);
