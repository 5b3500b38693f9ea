import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MessagesProvider } from "@/components/messages-provider";
import { classNames } from "@/components/ui/class-names";
import type { MapBoundaries } from "@/lib/boundaries/view";
import type { MapEntry } from "@/lib/map/mark";
import { type Flow, placeMap } from "@/lib/map/place";
import type { PointSizes } from "@/lib/map/size";
import { SUPPORTS, type Support } from "@/lib/routes/corridors";
import { FactAreas, LandAreas } from "./areas";
import styles from "./map.module.css";
import { MapSource } from "./map-source";
import { MapViewport } from "./map-viewport";
import { AreaPatterns, MarkCircle, MarkPatterns } from "./mark";
import { PointLabel } from "./point-label";

const LAND = "/map/land.svg#land";
const SPHERE = "/map/land.svg#sphere";
/**
 * The Earth with a point for each country and arrows between them. Without a boundary set there is no line between
 * States; with one its areas are the land, and where they are filled by what is said of their States only small ones and
 * those that stand for counts keep their point. Points have one size unless they stand for counts. The wording of the
 * United Nations stands within the image, on the screen and on paper; where that is too small to read also under it.
 */
export function WorldMap({
  label,
  entries,
  flows = [],
  isDemonstration,
  boundaries,
  areFilled = false,
  sizes = null,
  legend,
}: {
  /** What the image shows, in words. */
  label: string;
  entries: readonly MapEntry[];
  flows?: readonly Flow<Support>[];
  isDemonstration: boolean;
  /** The boundary set in use. */
  boundaries: MapBoundaries | null;
  /** Whether areas show the marks of their States, or only where land is. */
  areFilled?: boolean;
  /** How large the points of counts are; they stand on areas too. */
  sizes?: PointSizes | null;
  legend: ReactNode;
}) {
  const t = useTranslations("map");
  const said = new Map(entries.map(({ iso3, name, text }) => [iso3, `${name}: ${text}`]));
  const sizeOf = new Map(
    entries.flatMap(({ iso3, value = null }) =>
      sizes === null || value === null ? [] : [[iso3, sizes.sizeOf(value)]],
    ),
  );
  const {
    width,
    height,
    inset,
    states,
    flows: placed,
    rings,
  } = placeMap(
    entries.map(({ iso3, mark }) => ({ iso3, mark, hasData: mark !== "none", size: sizeOf.get(iso3) ?? 1 })),
    flows,
    SUPPORTS,
    boundaries?.areas,
  );
  const areas = new Map(boundaries?.areas.map((area) => [area.iso3, area]));
  const isFilled = (iso3: string) => areFilled && areas.get(iso3)?.isSmall === false;
  // A large point must not cover a small one.
  const byHeight = states.toSorted((a, b) => (sizeOf.get(b.iso3) ?? 0) - (sizeOf.get(a.iso3) ?? 0));
  return (
    <figure className={styles.figure}>
      <MessagesProvider namespaces={["map"]}>
        <MapViewport size={{ width, height }} label={label} notice={t("notice")}>
          <MarkPatterns />
          <use href={SPHERE} className={styles.sphere} />
          {boundaries === null ? (
            <use href={LAND} className={styles.land} />
          ) : (
            <>
              <AreaPatterns />
              {areFilled ? (
                <FactAreas
                  href={boundaries.href}
                  areas={entries
                    .filter(({ iso3 }) => areas.has(iso3))
                    .map(({ iso3, mark }) => ({ iso3, mark }))}
                />
              ) : (
                <LandAreas href={boundaries.href} />
              )}
            </>
          )}
          {inset === null ? null : (
            <g>
              <rect {...inset} className={styles.inset} />
              <text x={width / 2} y={inset.y + 16} className={styles.insetTitle}>
                {t(isDemonstration ? "insetInvented" : "inset")}
              </text>
            </g>
          )}
          {placed.map(({ kind, paths }) => (
            <g key={kind} className={classNames(styles.flow, styles[kind])}>
              <path d={paths[0]} className={styles.whole} />
              <path d={paths[1]} className={styles.most} />
              <path d={paths[2]} className={styles.first} />
            </g>
          ))}
          {rings.map(({ x, y }) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} className={styles.within} />
          ))}
          {byHeight.map(({ iso3, mark, x, y }) =>
            isFilled(iso3) && !sizeOf.has(iso3) ? null : (
              <MarkCircle key={iso3} mark={mark} x={x} y={y} size={sizeOf.get(iso3)} className={styles.point}>
                <title>{said.get(iso3)}</title>
              </MarkCircle>
            ),
          )}
          {/* On a small map they cover points of which nothing is said, and are not to be covered by them. */}
          {states.map(({ iso3, x, y, label }) => (
            <PointLabel
              key={iso3}
              iso3={iso3}
              at={{ x, y }}
              label={label}
              title={isFilled(iso3) && !sizeOf.has(iso3) ? said.get(iso3) : undefined}
            />
          ))}
        </MapViewport>
      </MessagesProvider>
      {legend}
      <figcaption className={styles.notice}>
        <p className={styles.noticeText}>{t("notice")}</p>
        <MapSource boundaries={boundaries} />
      </figcaption>
    </figure>
  );
}
