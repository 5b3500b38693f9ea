import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { commentUploads, placeOfWriter } from "@/lib/country-comments/files";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const params = z.object({ comment: z.uuid() });

/** Takes in a file that is handed in with a comment. */
export const POST = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { comment }, request }) => {
    const { page } = await placeOfWriter(ctx, comment);
    return takeFile(ctx, request, { page, place: commentUploads(ctx, fileStore(), comment) });
  },
);
