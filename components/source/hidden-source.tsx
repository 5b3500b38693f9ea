import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { SourceLibrary } from "@/lib/sources/view";

/** A confidential source that is closed to the reader: its type and year, and for who may open it the way there. */
export function HiddenSource({
  source: { type, year, opening },
}: {
  source: SourceLibrary["hidden"][number];
}) {
  const t = useTranslations("sources");
  const named = { type: t(`types.${type}`) };
  const source = year === null ? t("library.hiddenNoYear", named) : t("library.hidden", { ...named, year });
  return (
    <li>
      {source}
      {opening === null ? null : (
        <>
          {" · "}
          <Link href={`/sources/closed/${opening}`} aria-label={t("library.openFor", { source })}>
            {t("library.open")}
          </Link>
        </>
      )}
    </li>
  );
}
