/** Makes a new edition from an old one: begins a draft, changes it, says how indicators go on, publishes it or gives it up. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { editionDrafts } from "@/db/schema/edition-draft";
import { instrumentEditions } from "@/db/schema/instrument";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Change, changed, mutate } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import { type CrosswalkRow, crosswalkProblems, rowProblems } from "@/lib/instruments/crosswalk";
import { draftState, fileOf, textOf, withoutBrokenVectors } from "@/lib/instruments/draft";
import { applyEdit, type Edit, type EditRefusal } from "@/lib/instruments/edit";
import { requireEdition } from "@/lib/instruments/parse";
import { type DraftRow, groundOf, lockedDraft } from "./draft-rows";
import type { DecideCrosswalk, DraftKey, SaveText, StartDraft } from "./draft-schema";
import { insertEdition } from "./publish";

const ENTITY = "edition_draft";
const installation = async () => ({ kind: "installation" as const });

type ChangedMeanwhile = "changed_meanwhile";
/** Why a change of a draft was not made. */
export type DraftRefusal = ChangedMeanwhile | "not_readable" | EditRefusal;

/** Begins a draft from a published edition, under a version that is still free. */
export function startDraft(ctx: Ctx, input: StartDraft): Promise<Result<{ draft: string }, "version_taken">> {
  return mutate(ctx, "edition.draft", installation, async (inside) => {
    const [instrument = "", version = ""] = input.edition.split("@");
    const ofInstrument = eq(instrumentEditions.instrument, instrument);
    const [base] = await inside.tx
      .select({ id: instrumentEditions.id, content: instrumentEditions.content })
      .from(instrumentEditions)
      .where(and(ofInstrument, eq(instrumentEditions.version, version)));
    if (!base) throw new AppError("NOT_FOUND", `edition ${input.edition}`);
    const isTaken = and(ofInstrument, eq(instrumentEditions.version, input.newVersion));
    if ((await inside.tx.$count(instrumentEditions, isTaken)) > 0) return refused("version_taken");
    const { file } = requireEdition(base.content);
    const row = {
      id: newId(inside.now),
      basedOnId: base.id,
      content: textOf({ ...file, version: input.newVersion, status: "proposal" }),
      decisions: [],
      version: 1,
      createdBy: personOf(inside),
      createdAt: inside.now,
      updatedBy: personOf(inside),
      updatedAt: inside.now,
      publishedId: null,
      discardedAt: null,
    };
    await inside.tx.insert(editionDrafts).values(row);
    return changed(
      { draft: row.id },
      { entity: ENTITY, entityId: row.id, version: 1, before: null, after: contentOf(row) },
    );
  });
}

/** Changes a draft by one edit. The result is kept whether or not it can be published as it is. */
export function editDraft(
  ctx: Ctx,
  { edit, ...key }: DraftKey & { edit: Edit },
): Promise<Result<{ draft: string }, DraftRefusal>> {
  return change<DraftRefusal>(ctx, key, async (inside, draft) => {
    const file = fileOf(draft.content);
    if (file === null) return refused("not_readable");
    const { usedIds } = await groundOf(inside, draft);
    const edited = applyEdit(file, edit, usedIds);
    if (!edited.ok) return refused(edited.reason, edited.code);
    const decisions =
      edited.decision === null ? draft.decisions : withDecision(draft.decisions, edited.decision);
    return { content: textOf(edited.file), decisions };
  });
}

/** Keeps a text as the draft, whatever it holds: its problems are listed beside it. */
export function saveDraftText(
  ctx: Ctx,
  { content, ...key }: SaveText,
): Promise<Result<{ draft: string }, ChangedMeanwhile>> {
  return change<ChangedMeanwhile>(ctx, key, async (_inside, { decisions }) => ({ content, decisions }));
}

/** Leaves out the test vectors that the rules of the draft no longer bring out. */
export function leaveOutVectors(
  ctx: Ctx,
  key: DraftKey,
): Promise<Result<{ draft: string }, ChangedMeanwhile | "not_readable">> {
  return change<ChangedMeanwhile | "not_readable">(ctx, key, async (inside, draft) => {
    const { file, problems } = draftState(await groundOf(inside, draft), draft);
    if (file === null) return refused("not_readable");
    return { content: textOf(withoutBrokenVectors(file, problems)), decisions: draft.decisions };
  });
}

/** Says how indicators go on where the texts do not say it. Refused where the line does not fit the two editions. */
export function decideCrosswalk(
  ctx: Ctx,
  { draft: id, version, ...row }: DecideCrosswalk,
): Promise<Result<{ draft: string }, DraftRefusal | "does_not_fit">> {
  return change<DraftRefusal | "does_not_fit">(ctx, { draft: id, version }, async (inside, draft) => {
    const ground = await groundOf(inside, draft);
    const { edition } = draftState(ground, draft);
    if (edition === null) return refused("not_readable");
    const [problem] = rowProblems(row, ground.base, edition);
    if (problem !== undefined) return refused("does_not_fit", problem.indicator);
    return { content: draft.content, decisions: withDecision(draft.decisions, row) };
  });
}

/** Gives a draft up: that it was made stays on record, its text goes. */
export function discardDraft(ctx: Ctx, key: DraftKey): Promise<Result<{ draft: string }, ChangedMeanwhile>> {
  return change<ChangedMeanwhile>(ctx, key, async (inside) => ({
    discardedAt: inside.now,
    content: "",
    decisions: [],
  }));
}

/**
 * Publishes a draft as an edition, with its crosswalk, which is frozen with it. Refused while the file or the draft has
 * problems. No rating and no open assessment changes: each stays on its edition.
 */
export function publishDraft(
  ctx: Ctx,
  { draft: id, version }: DraftKey,
): Promise<Result<{ edition: string }, ChangedMeanwhile | "has_problems">> {
  return mutate(ctx, "edition.import", installation, async (inside) => {
    const draft = await lockedDraft(inside, id);
    if (draft.version !== version) return refused("changed_meanwhile");
    const ground = await groundOf(inside, draft);
    const { isPublishable, edition, crosswalk } = draftState(ground, draft);
    if (!isPublishable || edition === null || crosswalk === null) return refused("has_problems");
    if (crosswalkProblems(crosswalk, ground.base, edition).length > 0) return refused("has_problems");
    const published = await insertEdition(inside, edition, draft.content, {
      basedOnId: draft.basedOnId,
      rows: crosswalk,
    });
    if (!published.isNew) return refused("has_problems");
    const written = await write(inside, draft, { publishedId: published.id });
    return changed({ edition: edition.id }, published.change, written);
  });
}

type Written = Partial<Pick<DraftRow, "content" | "decisions" | "publishedId" | "discardedAt">>;

/** One change of a draft in the version that its form was filled from. */
function change<Reason extends string>(
  ctx: Ctx,
  key: DraftKey,
  make: (ctx: MutationCtx, draft: DraftRow) => Promise<Written | Refused<Reason>>,
): Promise<Result<{ draft: string }, Reason | ChangedMeanwhile>> {
  type Outcome = Change<{ draft: string }> | Refused<Reason | ChangedMeanwhile>;
  return mutate(ctx, "edition.draft", installation, async (inside): Promise<Outcome> => {
    const draft = await lockedDraft(inside, key.draft);
    if (draft.version !== key.version) return refused("changed_meanwhile");
    const made = await make(inside, draft);
    if ("ok" in made) return made;
    return changed({ draft: draft.id }, await write(inside, draft, made));
  });
}

async function write(ctx: MutationCtx, draft: DraftRow, written: Written) {
  const after = {
    ...draft,
    ...written,
    version: draft.version + 1,
    updatedBy: personOf(ctx),
    updatedAt: ctx.now,
  };
  const { content, decisions, version, updatedBy, updatedAt, publishedId, discardedAt } = after;
  await ctx.tx
    .update(editionDrafts)
    .set({ content, decisions, version, updatedBy, updatedAt, publishedId, discardedAt })
    .where(eq(editionDrafts.id, draft.id));
  return {
    entity: ENTITY,
    entityId: draft.id,
    version,
    before: contentOf(draft),
    after: contentOf(after),
  };
}

/** What the record keeps of a draft: its texts by their hashes alone. */
function contentOf({
  basedOnId,
  content,
  decisions,
  publishedId,
  discardedAt,
}: Pick<DraftRow, "basedOnId" | "content" | "decisions" | "publishedId" | "discardedAt">) {
  return {
    basedOnId,
    sha256: sha256(content),
    decisionsSha256: sha256(canonicalJson(decisions)),
    publishedId,
    discardedAt: discardedAt?.toISOString() ?? null,
  };
}

/** The decisions with a new one in place of those about any of its indicators. */
function withDecision(decisions: readonly CrosswalkRow[], row: CrosswalkRow): readonly CrosswalkRow[] {
  const isAbout = (other: CrosswalkRow) =>
    other.from.some((code) => row.from.includes(code)) || other.to.some((code) => row.to.includes(code));
  return [...decisions.filter((other) => !isAbout(other)), row];
}
