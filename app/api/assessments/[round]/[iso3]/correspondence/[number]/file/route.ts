import { defineRoute } from "@/lib/core/route";
import { openLetterFile } from "@/lib/correspondence/files";
import { letterKeySchema } from "@/lib/correspondence/schema";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const options = { access: "signed_in", params: letterKeySchema } as const;

/** The file of a letter. */
export const GET = defineRoute(options, async (ctx, { params: key }) =>
  fileResponse(await openLetterFile(ctx, fileStore(), key)),
);
