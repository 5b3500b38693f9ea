import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { roundPackage } from "@/lib/data-packages/package";
import { packageResponse } from "@/lib/data-packages/response";

const params = z.object({ round: z.string().max(40) });

/** The data package of the releases of a round that are in force and open to the reader, as a download. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: address }) =>
  packageResponse(await roundPackage(ctx, address.round)),
);
