import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { openCommentFile } from "@/lib/country-comments/files";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const params = z.object({ comment: z.uuid(), file: z.uuid() });

/** A file of a comment of the State. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: place }) =>
  fileResponse(await openCommentFile(ctx, fileStore(), place)),
);
