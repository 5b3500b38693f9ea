import { useTranslations } from "next-intl";
import { type AskedName, NAMES_SHOWN } from "@/lib/import/open-names";
import { type DecideName, DecideNameForm } from "./decide-name-form";
import styles from "./import.module.css";

/** Names of countries that people who import ask about, the first of them each with a form that decides it. */
export function AskedNames({
  names,
  countries,
  decide,
}: {
  names: readonly AskedName[];
  countries: readonly { iso3: string; name: string }[];
  decide: DecideName;
}) {
  const t = useTranslations("import.names");
  const more = names.length - NAMES_SHOWN;
  return (
    <>
      <ul className={styles.asked}>
        {names.slice(0, NAMES_SHOWN).map((name, number) => (
          <li key={name.name}>
            <DecideNameForm asked={{ name, number }} countries={countries} decide={decide} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t("more", { count: more })}</p> : null}
    </>
  );
}
