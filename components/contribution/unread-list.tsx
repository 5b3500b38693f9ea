import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import type { UnreadContribution } from "@/lib/contributions/page";

/** Tells programme managers of contributions that nobody can read, and what helps. None of them leads anywhere. */
export function UnreadList({ contributions }: { contributions: readonly UnreadContribution[] }) {
  const t = useTranslations("contributions.unread");
  return (
    <section aria-labelledby="unread-title">
      <h2 id="unread-title">{t("title")}</h2>
      <p>{t("lead")}</p>
      <ul>
        {contributions.map(({ id, code, receivedOn }) => (
          <li key={id}>
            {t.rich("one", { code: () => <bdi>{code}</bdi>, day: () => <DayText day={receivedOn} /> })}
          </li>
        ))}
      </ul>
    </section>
  );
}
