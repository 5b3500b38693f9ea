/** The addresses of a file on its way, the same below every record that takes files in. */
import "server-only";
import type { z } from "zod";
import type { Access, CtxOf } from "@/lib/core/request";
import { defineRoute } from "@/lib/core/route";
import { partialUploads } from "./installation-store";
import { goneResponse, offsetResponse, partResponse, requireTus, sentPart } from "./tus";
import { cancelUpload, continueUpload, type UploadPlace, uploadOffset } from "./uploads";

/** Where an upload of one's own goes on, its next part, and giving it up. `placeOf` says to which record, and whose it is. */
export function uploadRoutes<A extends Access, K extends { upload: string }>(
  options: { access: A; params: z.ZodType<K> },
  placeOf: (ctx: CtxOf<A>, key: K) => UploadPlace,
) {
  return {
    HEAD: defineRoute(options, async (ctx, { params }) =>
      offsetResponse(await uploadOffset(partialUploads(), placeOf(ctx, params), params.upload)),
    ),
    PATCH: defineRoute(options, (ctx, { params, request }) => {
      const { offset, stream } = sentPart(request);
      const at = { id: params.upload, offset };
      return partResponse(continueUpload(partialUploads(), placeOf(ctx, params), at, stream));
    }),
    DELETE: defineRoute(options, async (ctx, { params, request }) => {
      requireTus(request);
      await cancelUpload(partialUploads(), placeOf(ctx, params), params.upload);
      return goneResponse();
    }),
  };
}
