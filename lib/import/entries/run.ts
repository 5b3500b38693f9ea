/** The import of a register: reads a file, reports every problem, and applies it whole or not at all. */
import "server-only";
import type { RegisterKey } from "@/db/enums";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { type Change, mutate } from "@/lib/core/mutate";
import { type Refused, refused } from "@/lib/core/result";
import { countryKnowledgeOf } from "@/lib/countries/name-queries";
import type { OnProgress } from "@/lib/jobs/progress";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { addingSubject } from "@/lib/registers/new-entry-subject";
import { Findings, type FoundMark, type NoticeGroup } from "../findings";
import { figureRules, mapRows } from "../mapping";
import { type OpenName, openNamesOf } from "../open-names";
import {
  type AppliedOutcome,
  type Applying,
  endImport,
  type ImportCounts,
  type ImportOutcome,
  type ImportReport,
} from "../outcome";
import { personalNotices } from "../personal";
import { inOrder, type Problem, problem } from "../problem";
import type { ChosenFile } from "../run";
import { applyPlan } from "./apply";
import { importFields, type Layout, readLayout, strictProblems } from "./layout";
import { gatherEntries } from "./lines";
import { otherRows, type UnknownWord, unknownWords } from "./other-rows";
import { countsOfPlan, type ImportPlan, planImport } from "./plan";
import { type ReadEntry, readEntries } from "./read";
import { textsOfEntries } from "./texts";

/** The entries of a file as they were read, with what was understood and what is wrong. */
export type ReadRegister = {
  definition: RegisterDefinition;
  entries: readonly ReadEntry[];
  columnOf: ReadonlyMap<string, string>;
  /** The columns of the file in their order. */
  columns: readonly string[];
  /** Where the entries begin that are left out. */
  leftOutLines: readonly number[];
  /** Names of countries that somebody has to decide, those of entries left out among them. */
  openNames: readonly OpenName[];
  /** Marks in cells of figures, for a person to say what they stand for. */
  marks: readonly FoundMark[];
  /** Words that columns of codes do not know, for a person to leave their rows out. */
  unknownWords: readonly UnknownWord[];
  notices: readonly NoticeGroup[];
  problems: readonly Problem[];
};

/** Reads the entries of a file by its layout; those with a name that nobody has decided are left out where that is asked for. */
export async function readRegister(
  ctx: Ctx,
  definition: RegisterDefinition,
  layout: Layout,
  { leavesOutUndecided }: { leavesOutUndecided: boolean },
): Promise<ReadRegister> {
  const { sheet, header, mapping, words, elsewhere } = layout;
  const findings = new Findings();
  for (const notice of layout.notices) findings.add(notice);
  const nothing = { definition, entries: [], columnOf: new Map<string, string>(), leftOutLines: [] };
  if (!sheet || !header) {
    return {
      ...nothing,
      columns: [],
      openNames: [],
      marks: [],
      unknownWords: [],
      notices: findings.notices,
      problems: layout.problems,
    };
  }
  // What a new entry cannot be without is said once it is known which entries are new.
  const fields = importFields(definition).map((field) => ({ ...field, required: false }));
  const { rows, columnOf, problems } = mapRows(sheet, header, mapping, fields);
  const gathered = gatherEntries(rows, definition, columnOf);
  const reader = {
    knowledge: await countryKnowledgeOf(ctx),
    rules: figureRules(mapping),
    words,
    findings,
    other: otherRows(elsewhere, mapping.leftOut ?? {}),
    leavesOutUndecided,
  };
  const { entries, leftOutLines } = readEntries(reader, definition, gathered.entries, columnOf);
  for (const found of personalNotices(textsOfEntries(definition, entries, columnOf))) findings.add(found);
  const empty = rows.length === 0 && layout.problems.length === 0 ? [problem("file_empty")] : [];
  return {
    definition,
    entries,
    columnOf,
    columns: header.names,
    leftOutLines,
    openNames: openNamesOf([...findings.undecided, ...findings.problems]),
    marks: findings.foundMarks,
    unknownWords: unknownWords(findings.problems, definition, columnOf),
    notices: findings.notices,
    problems: [...layout.problems, ...problems, ...empty, ...gathered.problems, ...findings.problems],
  };
}

/** What the import of a file would do, with every problem of reading and of matching, in the order of the lines. */
export async function previewRegister(ctx: Ctx, read: ReadRegister, file: ChosenFile): Promise<ImportPlan> {
  const plan = await planImport(ctx, { ...read, fileSha256: sha256(file.bytes) }, false);
  return { ...plan, problems: inOrder([...read.problems, ...plan.problems], read.columns) };
}

/**
 * The import of a command: the file in the register's own layout or in one that is known. Nobody can be asked, so what
 * would have to be inferred is a problem.
 */
export async function runRegisterImport(
  ctx: Ctx,
  register: RegisterKey,
  file: ChosenFile,
  { constants, dryRun }: { constants: Readonly<Record<string, string>>; dryRun: boolean },
): Promise<ImportReport> {
  const definition = DEFINITIONS[register];
  const layout = await readLayout(ctx, definition, file.bytes, { constants });
  const strict = { ...layout, problems: [...layout.problems, ...strictProblems(layout)] };
  const read = await readRegister(ctx, definition, strict, { leavesOutUndecided: false });
  return { outcome: await applyRegister(ctx, read, file, { dryRun }), notices: read.notices };
}

type Applied = Change<AppliedOutcome> | Refused<"problems" | "dry_run">;

/** Applies what was read in one transaction, as one audit event, or reports every problem and writes nothing. */
export async function applyRegister(
  ctx: Ctx,
  read: ReadRegister,
  file: ChosenFile,
  { dryRun, onProgress = async () => undefined, onApplied }: Applying & { onProgress?: OnProgress },
): Promise<ImportOutcome> {
  const { definition } = read;
  // Without a natural key only the file itself says what was imported before.
  const leftOutLines = definition.naturalKey === undefined ? read.leftOutLines : [];
  const fileSha256 = sha256(file.bytes);
  const found: Problem[] = [...read.problems];
  if (found.length > 0) {
    const plan = await planImport(ctx, { ...read, fileSha256 }, false);
    return { status: "problems", problems: inOrder([...found, ...plan.problems], read.columns) };
  }
  let counts: ImportCounts = { created: 0, updated: 0, unchanged: 0 };
  const result = await mutate(ctx, "entry.add", addingSubject, async (inside): Promise<Applied> => {
    const plan = await planImport(inside, { ...read, fileSha256 }, true);
    found.push(...inOrder(plan.problems, read.columns));
    if (found.length > 0) return refused("problems");
    counts = countsOfPlan(plan);
    if (dryRun) return refused("dry_run");
    const rows = await applyPlan(inside, definition, plan, onProgress);
    const batch = { name: file.name, sha256: fileSha256 };
    const summary = { created: counts.created, updated: counts.updated, leftOutLines };
    return endImport(inside, { kind: definition.key, file: batch, rows, counts, summary }, onApplied);
  });
  if (!result.ok) {
    return result.reason === "dry_run"
      ? { status: "dry_run", rows: read.entries.length, ...counts }
      : { status: "problems", problems: found };
  }
  return result.value;
}
