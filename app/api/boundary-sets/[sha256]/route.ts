import { z } from "zod";
import { openDrawing } from "@/lib/boundaries/queries";
import { defineRoute } from "@/lib/core/route";
import { fileStore } from "@/lib/files/installation-store";
import { responseBody } from "@/lib/files/store";

const params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** The drawing of a boundary set. Its address holds its hash, so that what was fetched stays right for ever. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { sha256 } }) => {
  const { stream, mediaType } = await openDrawing(ctx, fileStore(), sha256);
  return new Response(responseBody(stream), {
    headers: {
      "content-type": mediaType,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
});
