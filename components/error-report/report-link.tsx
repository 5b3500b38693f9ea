import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The way from a fact to where an error in it is reported; `fact` tells one such link from the others. */
export function ReportLink({ href, fact }: { href: string; fact: string }) {
  const t = useTranslations("errorReports");
  return (
    <Link href={href} data-print="hide">
      {t("report")}
      <VisuallyHidden>: {fact}</VisuallyHidden>
    </Link>
  );
}
