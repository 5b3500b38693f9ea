import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** What another programme manager proposed and only a second one can confirm. */
export function WaitingForSecondPerson({ erasures, seals }: { erasures: number; seals: readonly string[] }) {
  const t = useTranslations("erasures.waiting");
  if (erasures === 0 && seals.length === 0) return null;
  return (
    <section aria-labelledby="second-person">
      <h2 id="second-person">{t("title")}</h2>
      <ul>
        {erasures === 0 ? null : (
          <li>
            <Link href="/erasures">{t("erasures", { count: erasures })}</Link>
          </li>
        )}
        {seals.map((code) => (
          <li key={code}>
            <Link href={`/releases/${code}/seal`}>{t("seal", { code })}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
