import { signInHere } from "@/lib/auth/next-auth";
import { signInInput } from "@/lib/auth/schema";
import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";

/** Signs the person of a page in again whose session ended while the page stayed open. */
export const POST = defineRoute({ access: "public", body: signInInput }, async (_ctx, { body }) => {
  const result = await signInHere(body.email, body.passphrase);
  if (!result.ok) throw new AppError("UNAUTHENTICATED", "wrong e-mail or passphrase");
  return { signedIn: true };
});
