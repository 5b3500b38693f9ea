import { defineRoute } from "@/lib/core/route";
import { attachLetterFile, openLetterFile, requireLetterWriter } from "@/lib/correspondence/files";
import { letterKeySchema } from "@/lib/correspondence/schema";
import { fileResponse, takeBytes, takeForm } from "@/lib/files/door";
import { fileStore } from "@/lib/files/installation-store";

const options = { access: "signed_in", params: letterKeySchema } as const;

/** The file of a letter. */
export const GET = defineRoute(options, async (ctx, { params: key }) =>
  fileResponse(await openLetterFile(ctx, fileStore(), key)),
);

/** Takes in the raw bytes of the file of a letter. */
export const PUT = defineRoute(options, (ctx, { params: key, request }) =>
  takeBytes(request, (file) => attachLetterFile(ctx, fileStore(), key, file)),
);

/** The same from a plain form. */
export const POST = defineRoute(options, (ctx, { params: key, request }) =>
  takeForm(request, {
    page: `/rounds/${key.round}/${key.iso3}/correspondence/${key.number}`,
    allow: () => requireLetterWriter(ctx, key),
    take: (file) => attachLetterFile(ctx, fileStore(), key, file),
  }),
);
