/** What a page shows of a check of many entries, as plain JSON. */
import type { ImportRunStatus, RegisterKey } from "@/db/enums";
import type { QualityRule } from "@/lib/quality/warning";

/** Why an entry of many is left out: it changed or was checked since, the right to check it went, it has no file or source. */
export const LEFT_REASONS = ["changed_meanwhile", "not_allowed", "no_file_or_link", "no_source"] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** Entries that were left out for one reason: how many, and the codes of the first. */
export type LeftOut = { reason: LeftReason; count: number; codes: readonly string[] };

export type CheckView = {
  /** Open warnings about the entries to be checked, by rule. */
  warnings: readonly { rule: QualityRule; count: number }[];
  /** How many of the entries a warning names. */
  warned: number;
  /** Entries for which nothing is cited: how many, and the codes of the first. */
  unsourced: { count: number; codes: readonly string[] };
  /** Entries whose texts may tell who a person is, and how many entries were not looked at for that. */
  personal: { count: number; codes: readonly string[]; unseen: number };
  /** Whether the person confirmed that those without a source are checked all the same. */
  takesUnsourced: boolean;
  /** What was done; null before that. */
  checked: number | null;
  left: readonly LeftOut[];
};

export const EMPTY_CHECK: CheckView = {
  warnings: [],
  warned: 0,
  unsourced: { count: 0, codes: [] },
  personal: { count: 0, codes: [], unseen: 0 },
  takesUnsourced: false,
  checked: null,
  left: [],
};

/** Why a check of many is not begun or not taken further. */
export type BeginRefusal = "nothing" | "too_many";
export type CheckRefusal = "busy";

/** A check of many entries, for its person. */
export type CheckRun = {
  id: string;
  register: RegisterKey;
  filter: Readonly<Record<string, string>>;
  total: number;
  own: number;
  status: ImportRunStatus;
  step: "look" | "check";
  view: CheckView;
  written: number;
};

/** An import with entries that wait for the reader's check. */
export type BatchToCheck = { id: string; by: string | null; importedAt: string; count: number };
