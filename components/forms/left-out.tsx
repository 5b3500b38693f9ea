import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatList } from "@/lib/i18n/format";

/** Says what an address asks for that its page does not know: a link of long ago may hold what is no longer there. */
export function LeftOut({ names }: { names: readonly string[] }) {
  const t = useTranslations("common");
  const locale = useLocale();
  if (names.length === 0) return null;
  return <Notice kind="warning">{t("leftOut", { names: formatList(locale, names) })}</Notice>;
}
