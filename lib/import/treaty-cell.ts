import { readDate } from "./dates";
import type { Reading } from "./numbers";
import type { NoticeCode } from "./problem";

/** What a State did to become bound, as the letter behind the date in the Treaty Collection's tables says. */
export const BINDING_ACTIONS = ["ratification", "acceptance", "approval", "accession", "succession"] as const;
export type BindingAction = (typeof BINDING_ACTIONS)[number];
export type DatedAction = { action: BindingAction; on: string };

/** The letters of the column's heading: their case tells acceptance from accession. */
const ACTION_OF: Readonly<Record<string, BindingAction>> = {
  "": "ratification",
  A: "acceptance",
  AA: "approval",
  a: "accession",
  d: "succession",
};
const WHOLE_DAY_LENGTH = "2010-02-17".length;
const FORM = /^(.*\d)\s*\(?([A-Za-z]*)\)?$/s;

/**
 * The deposit of a State: `17 Feb 2010 a`. No letter is a ratification; where the State never signed (`signed` false)
 * that cannot be, and the table is taken at its signature column: an accession, said as a notice.
 */
export function readDeposit(text: string, signed: boolean): Reading<DatedAction> {
  const value = text.trim();
  if (value === "") return { kind: "missing", mark: "", status: null };
  const [, day = value, letters = ""] = FORM.exec(value) ?? [];
  if (!Object.hasOwn(ACTION_OF, letters))
    return { kind: "problem", code: "action_unknown", values: { value } };
  const date = readDate(day);
  if (date.kind === "problem") return { ...date, values: { value } };
  if (date.kind === "missing" || date.value.length < WHOLE_DAY_LENGTH) {
    return { kind: "problem", code: "action_without_date", values: { value } };
  }
  const isAccession = letters === "" && !signed;
  const action = isAccession ? "accession" : (ACTION_OF[letters] ?? "ratification");
  const notes: NoticeCode[] = isAccession ? ["accession_by_blank_signature"] : [];
  return { kind: "value", value: { action, on: date.value }, notes };
}
