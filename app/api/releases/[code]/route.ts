import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { getRelease } from "@/lib/releases/queries";
import { sealedAnswer } from "@/lib/releases/sealed-answer";

const params = z.object({ code: z.string().max(60) });

/** The exact bytes of a release, as a download; of a sealed one reason, date and hash. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: address }) => {
  const release = await getRelease(ctx, address.code);
  if (release.seal !== null) return sealedAnswer(release);
  return new Response(release.text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${release.code}.json"`,
      "cache-control": "private, no-store",
    },
  });
});
