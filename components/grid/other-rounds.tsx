import { useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import { Link } from "@/components/ui/link";
import styles from "./grid.module.css";

/** The same view of other rounds; `query` as it stands in the address. */
export function OtherRounds({
  rounds,
  query,
}: {
  rounds: readonly { code: string; title: string }[];
  query: string;
}) {
  const t = useTranslations("grid");
  if (rounds.length === 0) return null;
  return (
    <nav aria-label={t("otherRounds")} className={styles.chosen}>
      <span aria-hidden="true">{t("otherRounds")}</span>
      <ul className={styles.words}>
        {rounds.map(({ code, title }) => (
          <li key={code}>
            <Link href={`/rounds/${code}${query}`}>
              <RoundTitle>{title}</RoundTitle>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
