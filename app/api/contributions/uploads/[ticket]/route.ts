import { z } from "zod";
import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { contributionUploads } from "@/lib/contributions/files";
import { uploadTicketSchema } from "@/lib/contributions/schema";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const params = z.object({ ticket: uploadTicketSchema });

/** Takes in a file of a contribution. */
export const POST = defineRoute(
  { access: "public", params },
  async (ctx, { params: { ticket }, request }) => {
    await limitLinkUse(ctx);
    const place = contributionUploads(ctx, fileStore(), ticket);
    return takeFile(ctx, request, { page: "/contribute/receipt", place });
  },
);
