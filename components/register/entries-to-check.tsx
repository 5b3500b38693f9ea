import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { EntriesToCheck } from "@/lib/registers/to-check";
import styles from "./register.module.css";

type Place = EntriesToCheck["places"][number];

/** So many countries stand open; the rest is one press away. */
const SHOWN = 8;

/** Entries that wait for the person's check, by country and register, each a way to exactly these. */
export function EntriesToCheckSection({ total, places }: EntriesToCheck) {
  const t = useTranslations("registers.toCheck");
  const rest = places.slice(SHOWN);
  return (
    <section aria-labelledby="to-check">
      <h2 id="to-check">{t("title")}</h2>
      <p className={styles.note}>{total === 0 ? t("none") : t("lead", { count: total })}</p>
      <Places places={places.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <Disclosure summary={t("more", { count: rest.length })}>
          <Places places={rest} />
        </Disclosure>
      )}
    </section>
  );
}

function Places({ places }: { places: readonly Place[] }) {
  const t = useTranslations("registers");
  const quality = useTranslations("quality");
  return (
    <ul className={styles.waiting}>
      {places.map(({ iso3, name, registers }) => (
        <li key={iso3 ?? ""} className={styles.waitingRow}>
          <p>
            <strong>
              {iso3 === null ? (
                t("toCheck.noCountry")
              ) : (
                <Link href={`/countries/${iso3}`}>
                  <bdi>{name}</bdi>
                </Link>
              )}
            </strong>
          </p>
          <ul className={styles.files}>
            {registers.map(({ register, count }) => (
              <li key={register}>
                <Link
                  href={`/${register}?${new URLSearchParams({ ...(iso3 === null ? {} : { country: iso3 }), status: "to_check" })}`}
                >
                  {t(`nouns.${register}.title`)}
                </Link>{" "}
                <span className={styles.note}>{t("list.count", { count })}</span>
              </li>
            ))}
          </ul>
          {iso3 === null ? null : (
            <p>
              <Link href={`/countries/${iso3}/quality`}>{quality("title")}</Link>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
