import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { ERROR_REPORTS_PATH } from "@/lib/error-reports/schema";

/** How many reports of errors wait for the person's answer, with the way to them; nothing where none does. */
export function ErrorsToAnswer({ waiting }: { waiting: number }) {
  const t = useTranslations("errorReports.waiting");
  if (waiting === 0) return null;
  return (
    <section aria-labelledby="errors-to-answer">
      <h2 id="errors-to-answer">{t("title")}</h2>
      <p>{t("lead", { count: waiting })}</p>
      <p>
        <Link href={ERROR_REPORTS_PATH}>{t("open")}</Link>
      </p>
    </section>
  );
}
