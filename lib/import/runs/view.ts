/** What a page shows of an import on its way, as plain JSON. */
import type { ImportKind, ImportRunStatus, ImportRunStep } from "@/db/enums";
import type { StoredChoices } from "@/db/schema/import";
import type { Values } from "@/lib/registers/fields";
import type { UnknownWord } from "../entries/other-rows";
import type { FoundMark, NoticeGroup } from "../findings";
import type { Mapping } from "../mapping";
import type { OpenName } from "../open-names";
import type { Problem } from "../problem";

/** The layout of a file as it was found, for a person to change. */
export type LayoutView = {
  sheets: readonly { name: string | null; isHidden: boolean }[];
  sheet: number | null;
  headerLine: number | null;
  /** Null for workbooks and JSON. */
  encoding: string | null;
  /** The names of the columns, and the first value below each. */
  columns: readonly { name: string; sample: string }[];
  mapping: Mapping;
  /** Fields without which no new entry can be and that no column holds. */
  missing: readonly string[];
  profile: { title: string | null; by: string | null; version: number } | null;
};

/** One of the first entries as it would become. */
export type EntrySample = {
  line: number;
  code: string | null;
  becomes: "created" | "updated" | "unchanged";
  title: string;
  values: Values;
};

export type RunView = {
  layout: LayoutView | null;
  notices: readonly NoticeGroup[];
  /** The first problems in the order of their lines. */
  problems: readonly Problem[];
  problemCount: number;
  /** The first names that somebody has to decide, and how many there are. */
  names: readonly OpenName[];
  nameCount: number;
  counts: { created: number; updated: number; unchanged: number; leftOut: number } | null;
  samples: readonly EntrySample[];
  /** Marks in cells of figures, and what each is read as. */
  marks: readonly FoundMark[];
  /** Words that columns of codes do not know. */
  unknownWords: readonly UnknownWord[];
  /** The batch of an import that was applied; null where nothing was to be done. */
  batch: string | null;
};

export const EMPTY_VIEW: RunView = {
  layout: null,
  notices: [],
  problems: [],
  problemCount: 0,
  names: [],
  nameCount: 0,
  counts: null,
  samples: [],
  marks: [],
  unknownWords: [],
  batch: null,
};

/** Why a step is not taken: the worker has the import in hand, or it is not there yet. */
export type RunRefusal = "busy";
/** Why an import is not discarded: it is being applied, or it was. */
export type DiscardRefusal = RunRefusal | "applied";

/** An import on its way, for its owner. */
export type ImportRun = {
  id: string;
  kind: ImportKind;
  fileName: string;
  step: ImportRunStep;
  status: ImportRunStatus;
  choices: StoredChoices;
  view: RunView;
  /** What its undo did; null while nobody took it back. */
  undone: UndoneBatch | null;
  written: number;
  total: number;
};

/** What an undo did, as pages show it; null where it was done before that was kept. `named` has the first that stayed. */
export type UndoneBatch = { counts: { undone: number; left: number } | null; named: string };

/** A batch as the list shows it. */
export type BatchLine = {
  id: string;
  kind: ImportKind;
  fileName: string;
  importedAt: string;
  /** What its undo did; null while nobody took it back. */
  undone: UndoneBatch | null;
  mayUndo: boolean;
  created: number;
  updated: number;
};
