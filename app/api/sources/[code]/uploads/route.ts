import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { sourceUploads } from "@/lib/sources/files";
import { sourceCodeSchema } from "@/lib/sources/schema";

const params = z.object({ code: sourceCodeSchema });

/** Takes in the file of a source. */
export const POST = defineRoute({ access: "signed_in", params }, (ctx, { params: { code }, request }) =>
  takeFile(ctx, request, { page: `/sources/${code}`, place: sourceUploads(ctx, fileStore(), code) }),
);
