import { extendSession } from "@/lib/auth/session";
import { sessionStateOf } from "@/lib/auth/session-state";
import { AppError } from "@/lib/core/errors";
import { requestSession } from "@/lib/core/request";
import { defineRoute } from "@/lib/core/route";

/** How long the session lasts. Asking does not keep it alive. */
export const GET = defineRoute({ access: "public", activity: false }, async (ctx) =>
  sessionStateOf((await requestSession()).session, ctx.now),
);

/** Extends the session because the person said so. */
export const POST = defineRoute({ access: "signed_in", activity: false }, async (ctx) => {
  const { session } = await requestSession();
  if (session === null) throw new AppError("UNAUTHENTICATED", "the session is over");
  await extendSession(ctx, session);
  return sessionStateOf({ ...session, lastSeenAt: ctx.now }, ctx.now);
});
