import { z } from "zod";
import { contributionUploads } from "@/lib/contributions/files";
import { uploadTicketSchema } from "@/lib/contributions/schema";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";

const params = z.object({ ticket: uploadTicketSchema, upload: z.uuid() });

/** A file of a contribution on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "public", params }, (ctx, { ticket }) =>
  contributionUploads(ctx, fileStore(), ticket),
);
