/** What the worker does with an import of a page: looks at its layout, checks every entry, writes them. */
import "server-only";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { importRuns, type StoredChoices } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { FileStore } from "@/lib/files/store";
import { withProgress } from "@/lib/jobs/progress";
import { type RunKind, type RunState, workOnRun } from "@/lib/jobs/runs";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import { ENCODINGS } from "../encoding";
import { requiredColumns } from "../entries/columns";
import { type Layout, type LayoutChoices, readLayout } from "../entries/layout";
import { countsOfPlan, type ImportPlan, type PlannedEntry } from "../entries/plan";
import { applyRegister, previewRegister, type ReadRegister, readRegister } from "../entries/run";
import { NAMES_SHOWN, type OpenName, openNamesOf } from "../open-names";
import type { AppliedOutcome, OnApplied } from "../outcome";
import { inOrder, type Problem } from "../problem";
import { applyRatings, type ChosenFile, readRatings } from "../run";
import { applySources, readSources } from "../sources-import";
import { bodyRows } from "../table-body";
import { EMPTY_VIEW, type EntrySample, type LayoutView, type RunView } from "./view";

const PROBLEMS_SHOWN = 500;
const SAMPLES_SHOWN = 20;
const SAMPLE_LENGTH_MAX = 60;
const MARKS_SHOWN = 20;

type Row = typeof importRuns.$inferSelect;
type State = RunState<typeof importRuns>;
type Finished = { status: "ready" | "done"; view: RunView };

const IMPORTS: RunKind<typeof importRuns> = {
  table: importRuns,
  sameRequest: ({ step, updatedAt }) => and(eq(importRuns.step, step), eq(importRuns.updatedAt, updatedAt)),
};

/** Takes an import one step further. What goes wrong beyond the file itself is logged and said on its page. */
export function workOnImport(ctx: Ctx, store: FileStore, id: string): Promise<void> {
  return workOnRun(ctx, IMPORTS, id, async (person, row, state) => {
    const file = { name: row.fileName, bytes: await buffer(store.get(row.fileSha256)) };
    return isRegister(row.kind) ? ofRegister(person, row, file, state) : ofTable(person, row, file, state);
  });
}

async function ofRegister(
  person: Ctx,
  row: Row,
  file: ChosenFile,
  { note, end }: State,
): Promise<Finished | null> {
  if (!isRegister(row.kind)) throw new AppError("INTERNAL", row.kind);
  const definition = DEFINITIONS[row.kind];
  const layout = await readLayout(person, definition, file.bytes, choicesOf(row.choices));
  const view = {
    ...EMPTY_VIEW,
    layout: layoutView(
      layout,
      requiredColumns(definition).map(({ name }) => name),
    ),
  };
  if (row.step === "look") {
    const notices = layout.notices.map((first) => ({ first, count: 1 }));
    return {
      status: "ready",
      view: { ...view, notices, ...shownProblems(inOrder(layout.problems, layout.header?.names ?? [])) },
    };
  }
  const read = await readRegister(person, definition, layout, {
    leavesOutUndecided: row.choices.leavesOutUndecided === true,
  });
  if (row.step === "check") {
    return { status: "ready", view: checkedView(view, read, await previewRegister(person, read, file)) };
  }
  const readView = { ...view, notices: read.notices, ...shownNames(read.openNames) };
  const outcome = await withProgress(
    (written, total) => note({ written, total }),
    (onProgress) =>
      applyRegister(person, read, file, {
        dryRun: false,
        onProgress,
        onApplied: (inside, applied) => end(inside, appliedRun(readView, applied, read.leftOutLines.length)),
      }),
  );
  return outcome.status === "problems" ? unappliedRun(readView, outcome.problems) : null;
}

/** Ratings and sources have one layout; their check is the import itself without the writing. */
async function ofTable(person: Ctx, row: Row, file: ChosenFile, { end }: State): Promise<Finished | null> {
  const dryRun = row.step !== "apply";
  const target = { round: row.choices.round ?? "", createRound: false, edition: null };
  const read =
    row.kind === "ratings" ? await readRatings(person, file, target) : await readSources(person, file);
  const view = { ...EMPTY_VIEW, notices: read.notices };
  const onApplied: OnApplied = (inside, applied) => end(inside, appliedRun(view, applied, 0));
  const outcome =
    "ratings" in read
      ? await applyRatings(person, read, file, { target, dryRun, onApplied })
      : await applySources(person, read, file, { dryRun, onApplied });
  if (outcome.status === "problems") return unappliedRun(view, outcome.problems);
  if (outcome.status !== "dry_run") return null;
  const { created, updated, unchanged } = outcome;
  return { status: "ready", view: { ...view, counts: { created, updated, unchanged, leftOut: 0 } } };
}

/** What was applied, for its page. */
function appliedRun(view: RunView, outcome: AppliedOutcome, leftOut: number): Finished {
  const { batch, created, updated, unchanged } =
    outcome.status === "done" ? outcome : { batch: null, created: 0, updated: 0, unchanged: 0 };
  return { status: "done", view: { ...view, batch, counts: { created, updated, unchanged, leftOut } } };
}

/**
 * What is wrong with the file; also where something changed between check and writing. It is shown as after a check,
 * beside the names that the reading found.
 */
function unappliedRun(view: RunView, problems: readonly Problem[]): Finished {
  const named = view.nameCount > 0 ? { names: view.names, nameCount: view.nameCount } : {};
  return { status: "ready", view: { ...view, ...shownProblems(problems), ...named } };
}

function choicesOf({ sheet, headerLine, encoding, mapping }: StoredChoices): LayoutChoices {
  return { sheet, headerLine, encoding: ENCODINGS.find((known) => known === encoding), mapping };
}

function layoutView(layout: Layout, required: readonly string[]): LayoutView {
  const { file, sheet, header, mapping, profile } = layout;
  const [first] = sheet && header ? bodyRows(sheet, header).rows : [];
  const filled = new Set([...mapping.fields, ...Object.keys(mapping.constants)]);
  return {
    sheets: file.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: sheet === null ? null : file.sheets.indexOf(sheet),
    headerLine: header?.line ?? null,
    encoding: file.encoding,
    columns: (header?.names ?? []).map((name, index) => ({
      name,
      sample: (first?.cells[index] ?? "").slice(0, SAMPLE_LENGTH_MAX),
    })),
    mapping,
    missing: required.filter((name) => !filled.has(name)),
    profile,
  };
}

function checkedView(view: RunView, read: ReadRegister, plan: ImportPlan): RunView {
  const { definition } = read;
  const sampleOf =
    (becomes: EntrySample["becomes"]) =>
    ({ line, code, input, existing }: PlannedEntry): EntrySample => ({
      line,
      code: code ?? existing?.row.code ?? null,
      becomes,
      title: definition.title(input.values, input.rows),
      values: input.values,
    });
  const samples = [
    ...plan.created.slice(0, SAMPLES_SHOWN).map(sampleOf("created")),
    ...[...plan.updated, ...plan.cited].slice(0, SAMPLES_SHOWN).map(sampleOf("updated")),
    ...plan.unchanged.slice(0, SAMPLES_SHOWN).map(sampleOf("unchanged")),
  ];
  return {
    ...view,
    notices: read.notices,
    marks: read.marks.slice(0, MARKS_SHOWN),
    unknownWords: read.unknownWords,
    ...shownProblems(plan.problems),
    counts: { ...countsOfPlan(plan), leftOut: read.leftOutLines.length },
    ...shownNames(read.openNames),
    samples: samples.toSorted((a, b) => a.line - b.line).slice(0, SAMPLES_SHOWN),
  };
}

function shownNames(names: readonly OpenName[]): Pick<RunView, "names" | "nameCount"> {
  return { names: names.slice(0, NAMES_SHOWN), nameCount: names.length };
}

function shownProblems(
  problems: readonly Problem[],
): Pick<RunView, "problems" | "problemCount" | "names" | "nameCount"> {
  return {
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
    ...shownNames(openNamesOf(problems)),
  };
}
