import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";
import { consentUploads } from "@/lib/scoping/files";

const params = assessmentKeySchema.extend({ upload: z.uuid() });

/** A file of a consent on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, key) =>
  consentUploads(ctx, fileStore(), key),
);
