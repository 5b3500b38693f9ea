import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { editionText } from "@/lib/editions/queries";

const params = z.object({ instrument: z.string().max(40), version: z.string().max(40) });

/** The exact bytes of a published edition, as a download. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: address }) => {
  const text = await editionText(ctx, address.instrument, address.version);
  return new Response(text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${address.instrument}-${address.version}.json"`,
      "cache-control": "private, no-store",
    },
  });
});
