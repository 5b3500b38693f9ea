import { z } from "zod";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";
import { sourceUploads } from "@/lib/sources/files";
import { sourceCodeSchema } from "@/lib/sources/schema";

const params = z.object({ code: sourceCodeSchema, upload: z.uuid() });

/** A file of a source on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, { code }) =>
  sourceUploads(ctx, fileStore(), code),
);
