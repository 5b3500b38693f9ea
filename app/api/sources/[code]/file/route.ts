import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openFile } from "@/lib/sources/files";
import { sourceCodeSchema } from "@/lib/sources/schema";

const params = z.object({ code: sourceCodeSchema });

/** The file of a source. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { code } }) =>
  fileResponse(await openFile(ctx, fileStore(), code)),
);
