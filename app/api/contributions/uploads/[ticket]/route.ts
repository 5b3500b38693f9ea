import { z } from "zod";
import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { admitUpload, attachContributionFile } from "@/lib/contributions/files";
import type { Ctx } from "@/lib/core/context";
import { defineRoute } from "@/lib/core/route";
import { takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const TICKET_LENGTH_MAX = 200;
const params = z.object({ ticket: z.string().min(1).max(TICKET_LENGTH_MAX) });

async function admit(ctx: Ctx, ticket: string, request: Request): Promise<void> {
  await limitLinkUse(ctx);
  await admitUpload(ctx, ticket, request.headers.get("content-length"));
}

/** Takes in the raw bytes of a file of a contribution. */
export const PUT = defineRoute({ access: "public", params }, async (ctx, { params: { ticket }, request }) => {
  await admit(ctx, ticket, request);
  return takeBytes(request, (file) => attachContributionFile(ctx, fileStore(), ticket, file));
});

/** The same from a plain form. */
export const POST = defineRoute({ access: "public", params }, (ctx, { params: { ticket }, request }) =>
  takeForm(request, {
    page: "/contribute/receipt",
    allow: () => admit(ctx, ticket, request),
    take: (file) => attachContributionFile(ctx, fileStore(), ticket, file),
  }),
);
