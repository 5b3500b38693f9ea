import { z } from "zod";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";
import { progressUploads } from "@/lib/recommendations/files";

const params = z.object({ progress: z.uuid(), upload: z.uuid() });

/** A file of a report of progress on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, { progress }) =>
  progressUploads(ctx, fileStore(), progress),
);
