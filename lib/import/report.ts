import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { Problem } from "./problem";
import type { ImportOutcome } from "./ratings-import";

/** One line per problem, `FILE, line 3, column level: what is wrong and what to do`, in the reader's language. */
export function problemLines(locale: Locale, file: string, problems: readonly Problem[]): readonly string[] {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "import" });
  return problems.map(({ line, column, code, values }) => {
    const place =
      line === null
        ? column === null
          ? file
          : t("report.placeColumn", { file, column })
        : column === null
          ? t("report.placeLine", { file, line })
          : t("report.place", { file, line, column });
    return `${place}: ${t(`problems.${code}`, { ...values })}`;
  });
}

/** One sentence that says what became of an import. */
export function outcomeSentence(locale: Locale, outcome: ImportOutcome): string {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "import.report" });
  switch (outcome.status) {
    case "problems":
      return t("refused", { count: outcome.problems.length });
    case "dry_run":
      return t("dryRun", { count: outcome.rows });
    case "unchanged":
      return t("unchanged");
    case "done":
      return t("done", { ...outcome });
  }
}
