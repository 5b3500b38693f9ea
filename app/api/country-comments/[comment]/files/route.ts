import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { attachCommentFile, placeOfWriter } from "@/lib/country-comments/files";
import { takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const params = z.object({ comment: z.uuid() });

/** Takes in the raw bytes of a file that is handed in with a comment. */
export const PUT = defineRoute({ access: "signed_in", params }, (ctx, { params: { comment }, request }) =>
  takeBytes(request, (file) => attachCommentFile(ctx, fileStore(), comment, file)),
);

/** The same from a plain form. */
export const POST = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { comment }, request }) => {
    const { page } = await placeOfWriter(ctx, comment);
    return takeForm(request, {
      page,
      allow: () => placeOfWriter(ctx, comment),
      take: (file) => attachCommentFile(ctx, fileStore(), comment, file),
    });
  },
);
