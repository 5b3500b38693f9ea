import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/map/mark";
import { SUPPORTS } from "@/lib/routes/corridors";
import styles from "./map.module.css";
import { AreaSample, MarkSample } from "./mark";

/** How to read a map: what each filling of a point says, and, where there are arrows, their direction and width. */
export function MapLegend({
  marks,
  hasFlows,
  areas = null,
}: {
  marks: readonly { mark: Mark; text: string }[];
  hasFlows: boolean;
  /** Where there are areas: whether the marks fill them, and whether some belong to no State. */
  areas?: { areFilled: boolean; hasUnassigned: boolean } | null;
}) {
  const t = useTranslations("map");
  return (
    <div className={styles.legend}>
      <strong>{t("key")}</strong>
      {marks.map(({ mark, text }) => (
        <span key={mark}>
          {areas?.areFilled ? <AreaSample mark={mark} /> : null}
          <MarkSample mark={mark} /> {text}
        </span>
      ))}
      {areas?.hasUnassigned ? (
        <span>
          <AreaSample mark="unassigned" /> {t("unassigned")}
        </span>
      ) : null}
      {hasFlows ? (
        <>
          <span>{t("direction")}</span>
          <span>{t("widths")}</span>
          {SUPPORTS.map((support) => (
            <span key={support}>
              <svg className={styles.sampleFlow} width="32" height="12" aria-hidden="true" focusable="false">
                <g className={classNames(styles.flow, styles[support])}>
                  <path d="M1 6H31" className={styles.first} />
                </g>
              </svg>
              {t(`support.${support}`)}
            </span>
          ))}
          <span>{t("ring")}</span>
        </>
      ) : null}
    </div>
  );
}
