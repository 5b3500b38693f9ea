import type { CountryReading } from "./country-cell";
import type { Count, Reading } from "./numbers";
import { isOpenName } from "./open-names";
import { type Notice, type NoticeCode, notice, type Problem, problem } from "./problem";

/** Notices of one kind in one column: the first of them, and how many there are. */
export type NoticeGroup = { first: Notice; count: number };

/** A mark that stands where a figure is expected, in how many cells, and what it is read as; null where nobody said so. */
export type FoundMark = { mark: string; cells: number; meaning: string | null };

/** Notices that are counted by what the cell says as well: each word is something else. */
const BY_VALUE: readonly NoticeCode[] = [
  "mark",
  "mark_status",
  "mark_zero",
  "left_out_other",
  "left_out_chosen",
  "personal",
];

/** Where a cell stands and what it holds. `column` is the word of the file's own header. */
export type CellPlace = { line: number; column: string; text: string };

/** Notices as one group per kind and column, in the order in which each was first found. */
export function grouped(notices: readonly Notice[]): readonly NoticeGroup[] {
  const findings = new Findings();
  for (const found of notices) findings.add(found);
  return findings.notices;
}

/** Gathers what reading the cells of a file found: every problem, and of the notices one group per kind and column. */
export class Findings {
  readonly problems: Problem[] = [];
  /** The problems that were given up because their entries are left out. */
  readonly undecided: Problem[] = [];
  private readonly groups = new Map<string, NoticeGroup>();
  private readonly marks = new Map<string, FoundMark>();

  /** The marks in cells of figures, the most frequent first. */
  get foundMarks(): readonly FoundMark[] {
    return [...this.marks.values()].toSorted((a, b) => b.cells - a.cells);
  }

  /** The notices by kind and column, in the order in which each was first found. */
  get notices(): readonly NoticeGroup[] {
    return [...this.groups.values()];
  }

  /** Adds one notice to its group. */
  add(found: Notice): void {
    const value = BY_VALUE.includes(found.code) ? found.values.value : "";
    const key = JSON.stringify([found.code, found.column, value]);
    const group = this.groups.get(key);
    this.groups.set(key, group ? { ...group, count: group.count + 1 } : { first: found, count: 1 });
  }

  /** The value of a cell, or null where it is missing or a problem; says what was understood. */
  take<T extends string | number | Count>(reading: Reading<T>, place: CellPlace): T | null {
    const { line, column, text } = place;
    switch (reading.kind) {
      case "value":
        for (const code of reading.notes) this.note(code, place, shown(reading.value));
        return reading.value;
      case "missing":
        if (reading.mark !== "") this.note("mark", place, "");
        return null;
      case "problem":
        this.problems.push(problem(reading.code, { line, column }, { value: text, ...reading.values }));
        return null;
    }
  }

  /** Remembers a mark that stands where a figure is expected. */
  addMark(mark: string, meaning: string | null): void {
    this.marks.set(mark, { mark, cells: (this.marks.get(mark)?.cells ?? 0) + 1, meaning });
  }

  /** The country of a cell; `left_out` where the row is none of a country, which is said and no problem. */
  takeCountry(reading: CountryReading, place: CellPlace): string | "left_out" | null {
    if (reading.kind !== "left_out") return this.take(reading, place);
    this.note(reading.notice, place, "");
    return "left_out";
  }

  /**
   * Gives up the problems found since the first `from` of them where one is about a name that nobody has decided: its
   * entry is to be left out, which is said. Answers whether it is.
   */
  giveUpUndecided(from: number): boolean {
    const names = this.problems.slice(from).filter(isOpenName);
    if (names.length === 0) return false;
    this.problems.length = from;
    this.undecided.push(...names);
    for (const { line, column, values } of names) {
      this.add({ line, column, code: "left_out_undecided", values: { ...values, read: "" } });
    }
    return true;
  }

  private note(code: NoticeCode, { line, column, text }: CellPlace, read: string): void {
    this.add(notice(code, { line, column }, { value: text, read }));
  }
}

function shown(value: string | number | Count): string {
  if (typeof value !== "object") return String(value);
  return String(value.status === "exact" ? value.count : value.below);
}
