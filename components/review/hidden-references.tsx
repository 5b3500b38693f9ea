import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { HiddenReference } from "@/lib/releases/hidden-references";

/** What texts mention and readers will not see, each leading to where it can be written otherwise; nothing where there is none. */
export function HiddenReferences({
  round,
  iso3,
  references,
}: {
  round: string;
  iso3: string;
  references: readonly HiddenReference[];
}) {
  const t = useTranslations("review.hidden");
  const scope = useTranslations("rounds.scope");
  const base = `/rounds/${round}/${iso3}`;
  if (references.length === 0) return null;
  return (
    <Notice kind="warning" title={t("title", { count: references.length })}>
      <p>{t("lead")}</p>
      <ul>
        {references.map(({ code, becomes, place }) => (
          <li key={`${place?.indicator ?? ""} ${code}`}>
            <Link href={place === null ? `${base}/scope` : `${base}/${place.domain}#${place.indicator}`}>
              {place === null ? scope("title") : <bdi>{place.indicator}</bdi>}
            </Link>
            {" – "}
            {t(`becomes.${becomes}`, { code })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
