import { z } from "zod";
import { openContributionFile } from "@/lib/contributions/files";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const params = z.object({ contribution: z.uuid(), file: z.uuid() });

/** A file of a contribution. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: place }) =>
  fileResponse(await openContributionFile(ctx, fileStore(), place)),
);
