import { useLocale, useTranslations } from "next-intl";
import type { NoticeGroup } from "@/lib/import/findings";
import { noticeLines } from "@/lib/import/report";

/** What was understood where a file left room for it. */
export function NoticeList({ file, notices }: { file: string; notices: readonly NoticeGroup[] }) {
  const t = useTranslations("import.run");
  const locale = useLocale();
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{t("understood")}</h2>
      <ul>
        {noticeLines(locale, file, notices).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
