import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";

/** Every address that no other route has: the same answer as for what is hidden. */
export const GET = defineRoute({ access: "public", activity: false }, async () => {
  throw new AppError("NOT_FOUND", "no such address");
});
export const POST = GET;
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
