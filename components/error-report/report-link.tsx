import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** The way from a fact to where an error in it is reported; `fact` tells one such link from the others. */
export function ReportLink({ href, fact }: { href: string; fact: string }) {
  const t = useTranslations("errorReports");
  return (
    <Link href={href} aria-label={t("reportOn", { fact })} data-print="hide">
      {t("report")}
    </Link>
  );
}
