import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { fileStore } from "@/lib/files/installation-store";
import { uploadRoutes } from "@/lib/files/upload-routes";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import { entryUploads } from "@/lib/registers/files";

const params = z.object({ register: z.enum(REGISTERS), code: entryCodeSchema, upload: z.uuid() });

/** A file of an entry on its way. */
export const { HEAD, PATCH, DELETE } = uploadRoutes({ access: "signed_in", params }, (ctx, entry) =>
  entryUploads(ctx, fileStore(), entry),
);
