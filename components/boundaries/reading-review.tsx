import { useTranslations } from "next-intl";
import { LandAreas } from "@/components/map/areas";
import { AreaPatterns } from "@/components/map/mark";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { type BoundaryReading, drawingPath } from "@/lib/boundaries/view";
import { WORLD } from "@/lib/map/projection";
import styles from "./boundaries.module.css";

/** What is wrong with a file, each with its place. */
export function ReadingProblems({ reading }: { reading: BoundaryReading }) {
  const t = useTranslations("boundaries");
  const { problems, problemCount } = reading.findings;
  return (
    <>
      <Notice kind="danger" title={t("problems.title", { count: problemCount })}>
        <p>{t("problems.lead")}</p>
      </Notice>
      <Table id="problems" caption={t("problems.title", { count: problemCount })} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("problems.place")}</th>
            <th scope="col">{t("problems.what")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ place, kind }) => (
            <tr key={`${place} ${kind}`}>
              <td>{place === "" ? t("problems.whole") : <code dir="ltr">{place}</code>}</td>
              <td>{t(`problems.kinds.${kind}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** What a file gives to whom: the States it names, those it has nothing for, and what belongs to nobody. */
export function ReadingMatch({
  reading,
  names,
}: {
  reading: BoundaryReading;
  /** Names of countries by ISO code. */
  names: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("boundaries");
  const { matched, missing, unknown, uncoded, unassigned, lines } = reading.findings;
  const list = (codes: readonly string[]) => (
    <ul className={styles.codes}>
      {codes.map((iso3) => (
        <li key={iso3}>
          {names[iso3] ?? iso3} (<bdi>{iso3}</bdi>)
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <ul>
        <li>{t("match.matched", { count: matched.length })}</li>
        <li>{t("match.missing", { count: missing.length })}</li>
        <li>{t("match.unknown", { count: unknown.length })}</li>
        <li>{t("match.uncoded", { count: uncoded })}</li>
        <li>{t("match.lines", { count: lines })}</li>
      </ul>
      {unassigned === 0 ? null : <p>{t("match.unassigned", { count: unassigned })}</p>}
      {unknown.length === 0 ? null : (
        <>
          <h3>{t("match.unknownTitle")}</h3>
          <Table id="unknown" caption={t("match.unknownTitle")} captionHidden>
            <thead>
              <tr>
                <th scope="col">{t("match.code")}</th>
                <th scope="col">{t("problems.place")}</th>
              </tr>
            </thead>
            <tbody>
              {unknown.map(({ code, place }) => (
                <tr key={code}>
                  <th scope="row">
                    <bdi>{code}</bdi>
                  </th>
                  <td>
                    <code dir="ltr">{place}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      {matched.length === 0 ? null : (
        <Disclosure summary={t("match.matchedTitle")}>{list(matched)}</Disclosure>
      )}
      {missing.length === 0 ? null : (
        <Disclosure summary={t("match.missingTitle")}>{list(missing)}</Disclosure>
      )}
    </>
  );
}

/** The areas of a file as the maps would draw them. */
export function ReadingDrawing({ mapSha256, label }: { mapSha256: string; label: string }) {
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
      role="img"
      aria-label={label}
      focusable="false"
    >
      <AreaPatterns />
      <use href="/map/land.svg#sphere" className={styles.sphere} />
      <LandAreas href={drawingPath(mapSha256)} />
    </svg>
  );
}
