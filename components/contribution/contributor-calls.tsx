import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** The assessments to which a contributor is asked to give; nothing for everybody else. */
export function ContributorCalls({
  calls,
}: {
  calls: readonly { round: string; iso3: string; country: string }[];
}) {
  const t = useTranslations("contribute.own");
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="calls">
      <h2 id="calls">{t("calls")}</h2>
      <ul>
        {calls.map(({ round, iso3, country }) => (
          <li key={`${round} ${iso3}`}>
            <Link href={`/rounds/${round}/${iso3}/contribute`}>{t("callTo", { country, round })}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
