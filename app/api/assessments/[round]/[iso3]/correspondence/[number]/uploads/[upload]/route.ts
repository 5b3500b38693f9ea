import { z } from "zod";
import { letterUploads } from "@/lib/correspondence/files";
import { letterKeySchema } from "@/lib/correspondence/schema";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";

const params = letterKeySchema.extend({ upload: z.uuid() });

/** A file of a letter on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, key) =>
  letterUploads(ctx, fileStore(), key),
);
