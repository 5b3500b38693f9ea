import { z } from "zod";
import { countPackage } from "@/lib/auth/attempts";
import { databaseOf } from "@/lib/core/context";
import { defineRoute } from "@/lib/core/route";
import { releasePackage } from "@/lib/data-packages/package";
import { packageResponse } from "@/lib/data-packages/response";
import { getRelease } from "@/lib/releases/queries";
import { sealedAnswer } from "@/lib/releases/sealed-answer";

const params = z.object({ code: z.string().max(60) });

/** The data package of a release, as a download; of a sealed one reason, date and hash. 429 after many. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: address }) => {
  const release = await getRelease(ctx, address.code);
  if (release.seal !== null) return sealedAnswer(release);
  await countPackage(databaseOf(ctx).pool, ctx.actor.userId);
  return packageResponse(await releasePackage(ctx, release));
});
