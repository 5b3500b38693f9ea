import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { defineRoute } from "@/lib/core/route";
import { fileResponse } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import { openEntryFile } from "@/lib/registers/files";

const params = z.object({ register: z.enum(REGISTERS), code: entryCodeSchema });

/** The file of an entry. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { register, code } }) =>
  fileResponse(await openEntryFile(ctx, fileStore(), register, code)),
);
