/** What is wrong with a text that claims to be a release, in words: for the page and for the command. Pure. */
import { codeIn, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import type { ReleaseProblem } from "./check";
import type { DataAnswer } from "./check-schema";
import type { DifferentPart } from "./parts";

/** Codes or names of files as a list. */
function codesIn(locale: Locale, codes: readonly string[]): string {
  return formatList(
    locale,
    codes.map((code) => codeIn(locale, code)),
  );
}

/** A part that differs, with its entries that do. */
export function partText(t: Translate, locale: Locale, { part, of }: DifferentPart): string {
  const name = t(`releaseCheck.parts.${part}`);
  return of.length === 0 ? name : t("releaseCheck.partOf", { part: name, of: codesIn(locale, of) });
}

/** One problem in one or two sentences. */
export function problemText(t: Translate, locale: Locale, problem: ReleaseProblem): string {
  switch (problem.kind) {
    case "not_json":
    case "not_a_release":
      return t(`releaseCheck.problems.${problem.kind}`, { detail: problem.detail });
    case "unknown":
      return problem.code === null
        ? t("releaseCheck.problems.namesNone")
        : t("releaseCheck.problems.unknown", { code: codeIn(locale, problem.code) });
    case "differs":
      return t("releaseCheck.problems.differs", {
        parts: formatList(
          locale,
          problem.parts.map((part) => partText(t, locale, part)),
        ),
      });
    case "wrong_figures":
      return t("releaseCheck.problems.wrong_figures", { keys: codesIn(locale, problem.keys) });
    default:
      return t(`releaseCheck.problems.${problem.kind}`);
  }
}

/** What a file of a data package, or a whole one, is, in sentences. */
export function dataTexts(t: Translate, locale: Locale, answer: DataAnswer): readonly string[] {
  const { codes, same, different, missing, unchecked } = answer;
  const list = (names: readonly string[]) => codesIn(locale, names);
  return [
    t("releaseCheck.data.of", { count: codes.length, codes: list(codes) }),
    ...(different.length === 0
      ? []
      : [t("releaseCheck.data.different", { count: different.length, files: list(different) })]),
    ...(missing.length === 0
      ? []
      : [t("releaseCheck.data.missing", { count: missing.length, files: list(missing) })]),
    ...(same.length === 0 ? [] : [t("releaseCheck.data.same", { count: same.length, files: list(same) })]),
    ...(unchecked.length === 0 ? [] : [t("releaseCheck.data.unchecked", { files: list(unchecked) })]),
  ];
}

/** Whether nothing of it differs from what was published, and nothing is missing. */
export function isUnchanged({ different, missing }: DataAnswer): boolean {
  return different.length === 0 && missing.length === 0;
}
