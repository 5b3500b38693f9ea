import { useTranslations } from "next-intl";
import type { PersonalTrace } from "@/lib/text/personal-data";

const SHOWN_MAX = 3;

/** What was noticed in a text, the first few. */
export function TraceList({ traces }: { traces: readonly PersonalTrace[] }) {
  const t = useTranslations("common.personalData");
  return (
    <ul>
      {traces.slice(0, SHOWN_MAX).map(({ kind, text }) => (
        <li key={text}>
          {t(kind)} <bdi>{text}</bdi>
        </li>
      ))}
      {traces.length > SHOWN_MAX ? <li>{t("more", { count: traces.length - SHOWN_MAX })}</li> : null}
    </ul>
  );
}
