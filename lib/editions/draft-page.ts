/** What the pages about editions in the making show, for who makes them and for who looks at what they would do. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type DraftState, draftState, fileOf } from "@/lib/instruments/draft";
import type { Edition } from "@/lib/instruments/edition";
import type { IndicatorDefinition, InstrumentFile } from "@/lib/instruments/format";
import { can } from "@/lib/policy/can";
import type { InstallationPermission } from "@/lib/policy/installation";
import { type DraftRow, groundOf, openDraft, openDraftRows } from "./draft-rows";

/** A draft as lists and heads show it. `title` and `newVersion` are null while its text is no instrument. */
export type DraftHead = {
  id: string;
  /** Version of the draft itself: a form that was filled from an older one changes nothing. */
  version: number;
  instrument: string;
  baseVersion: string;
  title: string | null;
  newVersion: string | null;
  language: string | null;
  updatedAt: string;
};

function headOf(row: DraftRow, file: InstrumentFile | null): DraftHead {
  const { id, version, instrument, baseVersion, updatedAt } = row;
  return {
    id,
    version,
    instrument,
    baseVersion,
    updatedAt: updatedAt.toISOString(),
    title: file?.title ?? null,
    newVersion: file?.version ?? null,
    language: file?.language ?? null,
  };
}

function may(ctx: Ctx, permission: InstallationPermission): boolean {
  return can(ctx.actor, permission, { kind: "installation" });
}

/** The drafts in the making; none for who may neither make one nor look at what it would do. */
export async function listDrafts(ctx: Ctx): Promise<readonly DraftHead[]> {
  if (!may(ctx, "edition.impact")) return [];
  return (await openDraftRows(ctx)).map((row) => headOf(row, fileOf(row.content)));
}

export type DraftPage = { head: DraftHead; base: Edition; state: DraftState; content: string; row: DraftRow };

/** One draft with everything that can be said of it. Throws NOT_FOUND where it is absent, has ended or is hidden. */
export async function readDraft(
  ctx: Ctx,
  id: string,
  permission: "edition.draft" | "edition.impact" = "edition.draft",
): Promise<DraftPage> {
  if (!may(ctx, permission)) throw new AppError("NOT_FOUND", `draft ${id}`);
  const row = await openDraft(ctx, id);
  const ground = await groundOf(ctx, row);
  const state = draftState(ground, row);
  return { head: headOf(row, state.file), base: ground.base, state, content: row.content, row };
}

/** One indicator of a draft, with the file that it stands in. Throws NOT_FOUND. */
export async function readDraftIndicator(
  ctx: Ctx,
  { draft, indicator }: { draft: string; indicator: string },
): Promise<DraftPage & { file: InstrumentFile; definition: IndicatorDefinition }> {
  const page = await readDraft(ctx, draft);
  const { file } = page.state;
  const definition = file?.indicators.find(({ code }) => code === indicator);
  if (file === null || definition === undefined)
    throw new AppError("NOT_FOUND", `indicator ${indicator} of draft ${draft}`);
  return { ...page, file, definition };
}
