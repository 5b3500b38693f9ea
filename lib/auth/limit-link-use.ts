import "server-only";
import { headers } from "next/headers";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { clientAddress } from "@/lib/core/headers";
import { countLinkUse } from "./attempts";

/** Counts one use of a link, or one question for one, for the network of this request. Throws TOO_MANY. */
export async function limitLinkUse(ctx: Ctx): Promise<void> {
  await countLinkUse(databaseOf(ctx).pool, clientAddress(await headers()));
}
