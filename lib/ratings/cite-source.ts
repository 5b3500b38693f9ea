import "server-only";
import type { Ctx } from "@/lib/core/context";
import { done, type Result } from "@/lib/core/result";
import { addPassage } from "@/lib/sources/passages";
import type { ConsentRefusal } from "@/lib/sources/subject";
import { citePassage } from "./cite";
import type { CiteSource } from "./cite-source-schema";

/** Cites a passage that exists or a new one. Answers when, so that a screen reads the evidence again. Refused once consent to its source has ended. Throws NOT_FOUND, FORBIDDEN, LOCKED. */
export async function citeSource(
  ctx: Ctx,
  asked: CiteSource,
): Promise<Result<{ passageId: string; at: string }, ConsentRefusal>> {
  const at = ctx.now.toISOString();
  if (asked.kind === "existing") {
    const cited = await citePassage(ctx, asked.input);
    return cited.ok ? done({ passageId: asked.input.passageId, at }) : cited;
  }
  const added = await addPassage(ctx, asked.input);
  return added.ok ? done({ passageId: added.value.passageId, at }) : added;
}
