import "server-only";
import type { Ctx } from "@/lib/core/context";
import type { HeardState } from "@/lib/releases/build";
import { parseDraft } from "./draft-format";
import { storedComments, storedDrafts } from "./stored";

/** What a release says of its State's comments; null where the State was not asked or its time still runs. */
export async function heardState(ctx: Ctx, assessmentId: string): Promise<HeardState | null> {
  const drafts = await storedDrafts(ctx, assessmentId);
  const comments = await storedComments(ctx, assessmentId, { unsent: false });
  const ended = drafts.flatMap(({ outcome, endedAt, ...draft }) =>
    outcome === null || endedAt === null ? [] : [{ ...draft, outcome, endedAt }],
  );
  if (ended.length === 0) return null;
  return {
    drafts: ended.map((draft) => ({
      number: draft.number,
      kind: draft.kind,
      sha256: draft.sha256,
      sentAt: draft.sentAt.toISOString(),
      dueOn: draft.dueOn,
      outcome: draft.outcome,
      endedAt: draft.endedAt.toISOString(),
      ...saidIn(draft.content),
    })),
    comments: comments.flatMap(({ draft, indicator, body, language, files, response }) => {
      if (response === null) return [];
      const { disposition, reason, language: reasonLanguage } = response;
      return [{ draft, indicator, body, language, files, disposition, reason, reasonLanguage }];
    }),
  };
}

function saidIn(content: string): Pick<HeardState["drafts"][number], "scope" | "indicators"> {
  const { scope, indicators } = parseDraft(content);
  return { scope, indicators };
}
