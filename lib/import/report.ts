import { createTranslator } from "use-intl/core";
import type { Result } from "@/lib/core/result";
import type { Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { NoticeGroup } from "./findings";
import type { ImportOutcome } from "./outcome";
import type { Notice, NoticeCode, Problem } from "./problem";
import type { Undone, UndoRefusal } from "./take-back";

/** One line per problem, `FILE, line 3, column level: what is wrong and what to do`, in the reader's language. */
export function problemLines(locale: Locale, file: string, problems: readonly Problem[]): readonly string[] {
  const t = translatorOf(locale);
  return problems.map((found) => `${placeText(t, file, found)}: ${problemText(locale, found)}`);
}

/** What one problem is and what to do, without its place, in the reader's language. */
export function problemText(locale: Locale, { code, values }: Problem): string {
  return translatorOf(locale)(`problems.${code}`, { ...values, ...ruleText(locale, values) });
}

/** Notices whose sentence has the number of its cells. */
const COUNTED: readonly NoticeCode[] = ["mark_status", "mark_zero", "left_out_other", "left_out_chosen"];

/** One line per group of notices, in the same form, with how many more there are of its kind. */
export function noticeLines(locale: Locale, file: string, groups: readonly NoticeGroup[]): readonly string[] {
  const t = translatorOf(locale);
  return groups.map(({ first: { code, values, ...place }, count }) => {
    const words = t(`notices.${code}`, { count, ...values, ...catalogueText(locale, values) });
    const text = `${placeText(t, file, place)}: ${words}`;
    return count === 1 || COUNTED.includes(code)
      ? text
      : `${text} ${t("report.alike", { count: count - 1 })}`;
  });
}

/** The sentence of a rule of a register, which stands with the registers. */
function ruleText(locale: Locale, { rule }: Problem["values"]): { rule?: string } {
  const rules: Record<string, string> = catalogueOf(locale).registers.problems;
  return rule === undefined ? {} : { rule: rules[String(rule)] ?? String(rule) };
}

/** What notices name by its code: a status of figures, a register. */
function catalogueText(
  locale: Locale,
  { status, register }: Notice["values"],
): { status?: string; registerName?: string } {
  const { codes, nouns } = catalogueOf(locale).registers;
  const statuses: Record<string, string> = codes.value_status;
  const names: Record<string, { title: string }> = nouns;
  const registerName = names[String(register)]?.title;
  return {
    ...(status === undefined ? {} : { status: statuses[String(status)] ?? String(status) }),
    ...(registerName === undefined ? {} : { registerName }),
  };
}

function translatorOf(locale: Locale) {
  return createTranslator({ locale, messages: catalogueOf(locale), namespace: "import" });
}

function placeText(
  t: ReturnType<typeof translatorOf>,
  file: string,
  { line, column }: { line: number | null; column: string | null },
): string {
  if (line === null) return column === null ? file : t("report.placeColumn", { file, column });
  return column === null ? t("report.placeLine", { file, line }) : t("report.place", { file, line, column });
}

/** One sentence that says what became of an import. */
export function outcomeSentence(locale: Locale, outcome: ImportOutcome): string {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "import.report" });
  switch (outcome.status) {
    case "problems":
      return t("refused", { count: outcome.problems.length });
    case "dry_run":
      return t("dryRun", { ...outcome });
    case "unchanged":
      return t("unchanged");
    case "done":
      return t("done", { ...outcome });
  }
}

/** What became of an undo: a sentence, then the natural keys of what was left, a line each. */
export function undoLines(
  locale: Locale,
  batch: string,
  result: Result<Undone, UndoRefusal | "unknown">,
): readonly string[] {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "import.report" });
  if (!result.ok) return [t(`undoRefused.${result.reason}`, { batch, keys: result.entry ?? "" })];
  const { undone, left } = result.value;
  return [t("undone", { batch, undone, left: left.length }), ...left];
}
