import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { defineRoute } from "@/lib/core/route";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import { entryUploads } from "@/lib/registers/files";
import { entryPath } from "@/lib/registers/schema";

const params = z.object({ register: z.enum(REGISTERS), code: entryCodeSchema });

/** Takes in the file of an entry. */
export const POST = defineRoute({ access: "signed_in", params }, (ctx, { params: entry, request }) =>
  takeFile(ctx, request, {
    page: entryPath(entry.register, entry.code),
    place: entryUploads(ctx, fileStore(), entry),
  }),
);
