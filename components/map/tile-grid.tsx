import { useLocale, useTranslations } from "next-intl";
import type { MapEntry } from "@/lib/map/mark";
import { byRegion } from "@/lib/map/regions";
import { Tiles } from "./tiles";
import styles from "./tiles.module.css";

/** The content of a map as tiles under the regions of M49: every country has the same room. */
export function TileGrid({ entries }: { entries: readonly MapEntry[] }) {
  const t = useTranslations("map");
  const locale = useLocale();
  return (
    <section aria-labelledby="tiles-heading">
      <h2 id="tiles-heading">{t("tiles")}</h2>
      <p>{t("tilesLead")}</p>
      <div className={styles.tiles}>
        {byRegion(entries, locale).map(({ code, name, members }) => (
          <section key={code} aria-labelledby={`tiles-${code}`}>
            <h3 id={`tiles-${code}`}>{name ?? t("others")}</h3>
            <Tiles entries={members} />
          </section>
        ))}
      </div>
    </section>
  );
}
