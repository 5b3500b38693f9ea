/** What the worker does with a check of many entries: says what warns of them, and checks them. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { checkRuns } from "@/db/schema/check-run";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import { chunksOf } from "@/lib/core/chunks";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { anyOf } from "@/lib/database/any-of";
import { type OnProgress, withProgress } from "@/lib/jobs/progress";
import { type RunKind, type RunState, workOnRun } from "@/lib/jobs/runs";
import { can } from "@/lib/policy/can";
import type { EntrySubject } from "@/lib/policy/subjects";
import { openWarningsAbout } from "@/lib/quality/queries";
import { checkedColumns, lackingFile, lackingSource } from "@/lib/registers/check-rule";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { checkingSubject } from "@/lib/registers/new-entry-subject";
import { readContents } from "@/lib/registers/store";
import { entryFacts } from "@/lib/registers/visible-to";
import { watchedTexts } from "@/lib/registers/watched-texts";
import { programmeDay } from "@/lib/settings/programme-day";
import { personalTracesIn } from "@/lib/text/personal-data";
import { type CheckView, EMPTY_CHECK, LEFT_REASONS, type LeftReason } from "./view";

/** Name of the audited noun: one check of many entries. */
export const CHECK_ENTITY = "entry_check";

const ENTRIES_PER_STATEMENT = 1_000;
const CODES_SHOWN = 100;
/** In so many entries the texts are looked at for what tells who a person is. */
const READ_CLOSELY = 300;

type Row = typeof checkRuns.$inferSelect;
type Seen = Row["entries"];

const CHECKS: RunKind<typeof checkRuns> = {
  table: checkRuns,
  sameRequest: ({ step }) => eq(checkRuns.step, step),
};

/** Takes a check one step further, as the person who asked. What goes wrong is logged and said on its page. */
export function workOnCheck(ctx: Ctx, id: string): Promise<void> {
  return workOnRun(ctx, CHECKS, id, async (person, row, state) => {
    if (row.step === "look") return { status: "ready", view: await lookAt(person, row) };
    await withProgress(
      (written) => state.note({ written }),
      (onProgress) => checkMany(person, row, state, onProgress),
    );
    return null;
  });
}

/** What the checks of data quality warn of in the entries, and which of them rest on no source. */
async function lookAt(ctx: Ctx, { entries, register }: Row): Promise<CheckView> {
  const codes = new Set<string>();
  const iso3s = new Set<string>();
  const unsourced: string[] = [];
  for (const some of chunksOf(entries, ENTRIES_PER_STATEMENT)) {
    const ids = idsOf(some);
    const rows = await ctx.read
      .select({ id: registerEntries.id, code: registerEntries.code })
      .from(registerEntries)
      .where(anyOf(registerEntries.id, ids));
    const lacking = await lackingSource(ctx, DEFINITIONS[register], ids);
    const named = await ctx.read
      .selectDistinct({ iso3: registerEntryCountries.iso3 })
      .from(registerEntryCountries)
      .where(anyOf(registerEntryCountries.entryId, ids));
    for (const { id, code } of rows) {
      codes.add(code);
      if (lacking.has(id)) unsourced.push(code);
    }
    for (const { iso3 } of named) iso3s.add(iso3);
  }
  return {
    ...EMPTY_CHECK,
    ...(await openWarningsAbout(ctx, [...iso3s], codes)),
    personal: await personalIn(ctx, register, entries),
    unsourced: { count: unsourced.length, codes: unsourced.toSorted().slice(0, CODES_SHOWN) },
  };
}

/** The entries of the first ones whose texts may tell who a person is, and how many were not looked at. */
async function personalIn(ctx: Ctx, register: Row["register"], seen: Seen): Promise<CheckView["personal"]> {
  const definition = DEFINITIONS[register];
  const ids = idsOf(seen.slice(0, READ_CLOSELY));
  const contents = await readContents(ctx, definition, ids);
  const rows = await ctx.read
    .select({ id: registerEntries.id, code: registerEntries.code, note: registerEntries.note })
    .from(registerEntries)
    .where(anyOf(registerEntries.id, ids))
    .orderBy(asc(registerEntries.code));
  const codes = rows
    .filter(({ id, note }) => {
      const content = contents.get(id) ?? { values: {}, rows: {} };
      return watchedTexts(definition, { ...content, note }).some((text) => personalTracesIn(text).length > 0);
    })
    .map(({ code }) => code);
  return {
    count: codes.length,
    codes: codes.slice(0, CODES_SHOWN),
    unseen: Math.max(seen.length - READ_CLOSELY, 0),
  };
}

/**
 * Checks the entries that still are as they were seen, in one transaction and as one audit event; each is held to the
 * rule of a single check. What is left out is told at the run, in the same transaction.
 */
async function checkMany(
  ctx: Ctx,
  run: Row,
  { end }: RunState<typeof checkRuns>,
  onProgress: OnProgress,
): Promise<void> {
  await mutate(ctx, "entry.check", checkingSubject, async (inside) => {
    const checked: { code: string; version: number }[] = [];
    const left: { code: string; reason: LeftReason }[] = [];
    // In one order for all, so that two checks never wait for each other.
    const seen = run.entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
    let done = 0;
    for (const some of chunksOf(seen, ENTRIES_PER_STATEMENT)) {
      const judged = await judge(inside, run, some);
      await inside.tx
        .update(registerEntries)
        .set({ ...checkedColumns(inside), version: sql`${registerEntries.version} + 1` })
        .where(
          anyOf(
            registerEntries.id,
            judged.right.map(({ id }) => id),
          ),
        );
      checked.push(...judged.right.map(({ code, version }) => ({ code, version: version + 1 })));
      left.push(...judged.left);
      done += some.length;
      await onProgress(done, run.total);
    }
    await end(inside, { status: "done", written: run.total, view: outcome(run, checked.length, left) });
    if (checked.length === 0) return changed(null);
    const after = { register: run.register, entries: checked };
    return changed(null, { entity: CHECK_ENTITY, entityId: run.id, version: 1, before: null, after });
  });
}

/** Locks some entries and parts them into those that may be checked and those that are left out, each with why. */
async function judge(ctx: MutationCtx, { register, view }: Row, seen: Seen) {
  const ids = idsOf(seen);
  // Locked first, read after: what other transactions wrote meanwhile is seen.
  await ctx.tx
    .select({ id: registerEntries.id })
    .from(registerEntries)
    .where(anyOf(registerEntries.id, ids))
    .orderBy(asc(registerEntries.id))
    .for("update");
  const rows = await ctx.tx
    .select({
      id: registerEntries.id,
      code: registerEntries.code,
      version: registerEntries.version,
      status: registerEntries.status,
      accessClass: registerEntries.accessClass,
      namesOtherState: registerEntries.namesOtherState,
      ...entryFacts(ctx.actor, await programmeDay(ctx)),
    })
    .from(registerEntries)
    .where(and(eq(registerEntries.register, register), anyOf(registerEntries.id, ids)));
  const versions = new Map(seen);
  const definition = DEFINITIONS[register];
  const without = await lackingFile(ctx, definition, ids);
  const takesUnsourced = (view as Partial<CheckView> | null)?.takesUnsourced === true;
  const unsourced = takesUnsourced ? new Set() : await lackingSource(ctx, definition, ids);
  const reasonOf = ({ id, version, ...facts }: (typeof rows)[number]): LeftReason | null => {
    if (version !== versions.get(id)) return "changed_meanwhile";
    const subject: EntrySubject = { kind: "entry", ...facts };
    if (!can(ctx.actor, "entry.check", subject)) return "not_allowed";
    if (without.has(id)) return "no_file_or_link";
    return unsourced.has(id) ? "no_source" : null;
  };
  const judged = rows.map((row) => ({ ...row, reason: reasonOf(row) }));
  return {
    right: judged.filter(({ reason }) => reason === null),
    left: judged.flatMap(({ code, reason }) => (reason === null ? [] : [{ code, reason }])),
  };
}

function outcome(
  run: Row,
  checked: number,
  left: readonly { code: string; reason: LeftReason }[],
): CheckView {
  const byReason = Map.groupBy(left, ({ reason }) => reason);
  return {
    ...EMPTY_CHECK,
    ...(run.view as Partial<CheckView> | null),
    checked,
    left: LEFT_REASONS.flatMap((reason) => {
      const codes = (byReason.get(reason) ?? []).map(({ code }) => code).toSorted();
      return codes.length === 0 ? [] : [{ reason, count: codes.length, codes: codes.slice(0, CODES_SHOWN) }];
    }),
  };
}

function idsOf(seen: Seen): string[] {
  return seen.map(([id]) => id);
}
