import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { placeOfReporter, progressUploads } from "@/lib/recommendations/files";

const params = z.object({ progress: z.uuid() });

/** Takes in a file that is handed in with a report of progress. */
export const POST = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { progress }, request }) => {
    const { page } = await placeOfReporter(ctx, progress);
    return takeFile(ctx, request, { page, place: progressUploads(ctx, fileStore(), progress) });
  },
);
