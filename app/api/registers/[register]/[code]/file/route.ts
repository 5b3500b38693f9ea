import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { defineRoute } from "@/lib/core/route";
import { fileResponse, takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";
import { entryCodeSchema } from "@/lib/registers/entry-schema";
import { attachEntryFile, openEntryFile, requireFileWriter } from "@/lib/registers/files";
import { entryPath } from "@/lib/registers/schema";

const params = z.object({ register: z.enum(REGISTERS), code: entryCodeSchema });

/** The file of an entry. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { register, code } }) =>
  fileResponse(await openEntryFile(ctx, fileStore(), register, code)),
);

/** Takes in the raw bytes of the file of an entry. */
export const PUT = defineRoute(
  { access: "signed_in", params },
  (ctx, { params: { register, code }, request }) =>
    takeBytes(request, (file) => attachEntryFile(ctx, fileStore(), { register, code }, file)),
);

/** The same from a plain form. */
export const POST = defineRoute(
  { access: "signed_in", params },
  (ctx, { params: { register, code }, request }) =>
    takeForm(request, {
      page: entryPath(register, code),
      allow: () => requireFileWriter(ctx, { register, code }),
      take: (file) => attachEntryFile(ctx, fileStore(), { register, code }, file),
    }),
);
