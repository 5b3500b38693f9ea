import { z } from "zod";
import { commentUploads } from "@/lib/country-comments/files";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";

const params = z.object({ comment: z.uuid(), upload: z.uuid() });

/** A file of a comment on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, { comment }) =>
  commentUploads(ctx, fileStore(), comment),
);
