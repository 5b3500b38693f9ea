/** What can be said of an edition in the making, whatever is wrong with it. Pure. */
import { AppError } from "@/lib/core/errors";
import { readInstrument } from "@/lib/scoring/read-instrument";
import { type CrosswalkRow, draftCrosswalk } from "./crosswalk";
import { type EditionDifference, editionDifference } from "./difference";
import { type Edition, resolveEdition } from "./edition";
import { type InstrumentFile, instrumentSchema } from "./format";
import type { InstrumentProblem } from "./problem";

/** What keeps a draft from being published though its file is in order; `code` is the indicator or version meant. */
export type DraftProblem = {
  readonly problem: "other_instrument" | "version_taken" | "version_not_later" | "id_reused";
  readonly code: string;
};

/** What a draft is held against: the edition it is made from, and every id and version that its instrument has had. */
export type DraftGround = {
  readonly base: Edition;
  readonly usedIds: ReadonlySet<string>;
  readonly versions: readonly string[];
};

export type DraftState = {
  /** Problems of the file, each with its place. */
  readonly problems: readonly InstrumentProblem[];
  readonly ownProblems: readonly DraftProblem[];
  /** The file where it has the right shape, so that forms can change it. */
  readonly file: InstrumentFile | null;
  /** The edition where every reference of it leads somewhere. */
  readonly edition: Edition | null;
  readonly crosswalk: readonly CrosswalkRow[] | null;
  readonly difference: EditionDifference | null;
  readonly isPublishable: boolean;
};

/** Everything about a draft as it is now. */
export function draftState(
  { base, usedIds, versions }: DraftGround,
  { content, decisions }: { content: string; decisions: readonly CrosswalkRow[] },
): DraftState {
  const read = readInstrument(content);
  const file = fileOf(content);
  const edition = read.ok ? read.edition : file && resolved(file);
  const problems = read.ok ? [] : read.problems;
  const ownProblems = file === null ? [] : draftProblems(base, file, usedIds, versions);
  return {
    problems,
    ownProblems,
    file,
    edition,
    crosswalk: edition && draftCrosswalk(base, edition, decisions),
    difference: edition && editionDifference(base, edition),
    isPublishable: edition !== null && problems.length === 0 && ownProblems.length === 0,
  };
}

/** The file of a text where it has the shape of an instrument. */
export function fileOf(content: string): InstrumentFile | null {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch {
    return null;
  }
  const parsed = instrumentSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/** The text of a file as a draft keeps it. */
export function textOf(file: InstrumentFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The file without the test vectors that no longer come out or name what is not there. */
export function withoutBrokenVectors(
  file: InstrumentFile,
  problems: readonly InstrumentProblem[],
): InstrumentFile {
  const broken = new Set(
    problems.flatMap(({ path }) => {
      const index = /^\$\.testVectors\[(\d+)\]/.exec(path)?.[1];
      return index === undefined ? [] : [Number(index)];
    }),
  );
  return { ...file, testVectors: (file.testVectors ?? []).filter((_, index) => !broken.has(index)) };
}

function resolved(file: InstrumentFile): Edition | null {
  try {
    return resolveEdition(file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function draftProblems(
  base: Edition,
  file: InstrumentFile,
  usedIds: ReadonlySet<string>,
  versions: readonly string[],
): readonly DraftProblem[] {
  const { code, version } = file;
  const reused = file.indicators.filter((indicator) => isReused(indicator.code, base, usedIds));
  return [
    ...(code === base.file.code ? [] : [{ problem: "other_instrument" as const, code }]),
    ...(versions.includes(version)
      ? [{ problem: "version_taken" as const, code: version }]
      : isLater(version, base.file.version)
        ? []
        : [{ problem: "version_not_later" as const, code: version }]),
    ...reused.map((indicator) => ({ problem: "id_reused" as const, code: indicator.code })),
  ];
}

/** Whether an id that the edition before does not have stood in another one: an id is given once. */
function isReused(code: string, base: Edition, usedIds: ReadonlySet<string>): boolean {
  return !base.indicators.has(code) && usedIds.has(code);
}

/** Whether a version comes after another one, part by part. */
export function isLater(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  const at = [0, 1, 2].find((index) => (a?.[index] ?? 0) !== (b?.[index] ?? 0));
  return at !== undefined && (a?.[at] ?? 0) > (b?.[at] ?? 0);
}
