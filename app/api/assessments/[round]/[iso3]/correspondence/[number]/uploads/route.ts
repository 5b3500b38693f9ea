import { defineRoute } from "@/lib/core/route";
import { letterUploads } from "@/lib/correspondence/files";
import { letterKeySchema } from "@/lib/correspondence/schema";
import { takeFile } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

/** Takes in the file of a letter. */
export const POST = defineRoute(
  { access: "signed_in", params: letterKeySchema },
  (ctx, { params: key, request }) =>
    takeFile(ctx, request, {
      page: `/rounds/${key.round}/${key.iso3}/correspondence/${key.number}`,
      place: letterUploads(ctx, fileStore(), key),
    }),
);
