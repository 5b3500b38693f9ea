import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";
import { paperUploads } from "@/lib/self-assessments/paper";

const params = assessmentKeySchema.extend({ upload: z.uuid() });

/** A signed paper on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, key) =>
  paperUploads(ctx, fileStore(), key),
);
