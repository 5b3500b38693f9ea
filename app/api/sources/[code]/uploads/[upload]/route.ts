import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { fileStore, partialUploads } from "@/lib/files/installation-store";
import { goneResponse, offsetResponse, partResponse, requireTus, sentPart } from "@/lib/files/tus";
import { sourceCodeSchema } from "@/lib/sources/schema";
import { cancelUpload, continueUpload, uploadOffset } from "@/lib/sources/uploads";

const params = z.object({ code: sourceCodeSchema, upload: z.uuid() });

/** Where an upload of one's own goes on. */
export const HEAD = defineRoute({ access: "signed_in", params }, async (ctx, { params: { code, upload } }) =>
  offsetResponse(await uploadOffset(ctx, partialUploads(), code, upload)),
);

/** The next part of it. */
export const PATCH = defineRoute({ access: "signed_in", params }, (ctx, { params: address, request }) => {
  const { offset, stream } = sentPart(request);
  const place = { code: address.code, id: address.upload, offset };
  return partResponse(continueUpload(ctx, { uploads: partialUploads(), store: fileStore() }, place, stream));
});

/** Gives it up. */
export const DELETE = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { code, upload }, request }) => {
    requireTus(request);
    await cancelUpload(ctx, partialUploads(), code, upload);
    return goneResponse();
  },
);
