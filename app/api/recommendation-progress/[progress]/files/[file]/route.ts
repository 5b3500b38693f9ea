import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { openProgressFile } from "@/lib/recommendations/files";

const params = z.object({ progress: z.uuid(), file: z.uuid() });

/** A file of a report of the State on a recommendation. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: place }) =>
  fileResponse(await openProgressFile(ctx, fileStore(), place)),
);
