import { z } from "zod";
import { countPackage } from "@/lib/auth/attempts";
import { databaseOf } from "@/lib/core/context";
import { defineRoute } from "@/lib/core/route";
import { roundPackage } from "@/lib/data-packages/package";
import { packageResponse } from "@/lib/data-packages/response";

const params = z.object({ round: z.string().max(40) });

/** The data package of the releases of a round that are in force and open to the reader, as a download. 429 after many. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: address }) => {
  await countPackage(databaseOf(ctx).pool, ctx.actor.userId);
  return packageResponse(await roundPackage(ctx, address.round));
});
