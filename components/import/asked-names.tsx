import type { AskedName } from "@/lib/import/open-names";
import { type DecideName, DecideNameForm } from "./decide-name-form";
import styles from "./import.module.css";

/** Names of countries that people who import ask about, each with a form that decides it. */
export function AskedNames({
  names,
  countries,
  decide,
}: {
  names: readonly AskedName[];
  countries: readonly { iso3: string; name: string }[];
  decide: DecideName;
}) {
  return (
    <ul className={styles.asked}>
      {names.map((name, number) => (
        <li key={name.name}>
          <DecideNameForm asked={{ name, number }} countries={countries} decide={decide} />
        </li>
      ))}
    </ul>
  );
}
