/** Scope and limits, as they were published and as an earlier draft had them. Pure. */
import { SCOPE_DATES, SCOPE_TEXTS } from "@/lib/assessments/scope-fields";
import { formatDay, formatPartialDate } from "@/lib/i18n/format";
import type { ReleaseDocument } from "@/lib/releases/format";
import { facts, maybe } from "../blocks";
import type { ReportInput } from "../input";
import type { Section, Text } from "../model";
import type { Words } from "../words";

/** Scope and limits as they were written. */
export function scope(words: Words, { document }: ReportInput): Section {
  const { t, locale, said } = words;
  return {
    id: "scope",
    title: said(t("release.scope")),
    blocks: facts([
      {
        term: said(t("assessment.scopeFields.cutOff")),
        values: [said(formatDay(locale, document.round.cutOffOn))],
      },
      ...scopeLines(words, document.scope),
    ]),
  };
}

/** What is filled in of a scope, field by field. */
export function scopeLines(
  { t, locale, said, typed }: Words,
  written: ReleaseDocument["scope"],
): readonly { term: Text; values: readonly Text[] }[] {
  return [
    ...SCOPE_DATES.flatMap((field) =>
      maybe(written[field], (date) => ({
        term: said(t(`assessment.scopeFields.${field}`)),
        values: [said(formatPartialDate(t, locale, date))],
      })),
    ),
    ...SCOPE_TEXTS.flatMap((field) =>
      maybe(written[field], (text) => ({
        term: said(t(`assessment.scopeFields.${field}`)),
        values: [typed(text, written.language)],
      })),
    ),
  ];
}
