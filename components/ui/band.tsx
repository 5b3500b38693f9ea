import type { ReactNode } from "react";
import styles from "./band.module.css";
import { classNames } from "./class-names";

/** Position of a band or level on its scale, 1 for the lowest. */
export type Rank = 1 | 2 | 3 | 4 | 5;

interface FigureProps {
  /** The word of the band; it comes first. Only a figure of something that has no band stands alone. */
  word?: ReactNode;
  /** The language of the word where it is not that of the page. */
  wordLanguage?: string;
  /** The figure as text, already formatted. None where a gate or cap lowered the band. */
  figure?: string | undefined;
  /** The range or bounds as text, with their word. */
  range?: ReactNode;
  /** Said after it in small: why it is lowered, provisional, a draft. */
  note?: ReactNode;
}

function FigureText({ word, wordLanguage, figure, range, note }: FigureProps) {
  return (
    <>
      {word === undefined ? null : (
        <span className={styles.word} lang={wordLanguage}>
          {word}
        </span>
      )}
      {figure === undefined ? null : (
        <span className={styles.figure} data-numeric="">
          {figure}
        </span>
      )}
      {range === undefined ? null : (
        <span className={styles.range} data-numeric="">
          {range}
        </span>
      )}
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
    </>
  );
}

/** The ground of a place on a scale and the ink on it. */
export function bandTint(construct: "exposure" | "capability", rank: Rank): string {
  return styles[`${construct}${rank}`] ?? "";
}

/** A capability band: its word on its colour, then the figure, then the range; on no colour where it has no one place. */
export function Band({ rank, ...figure }: FigureProps & { rank: Rank | null }) {
  return (
    <span
      className={classNames(styles.band, rank && bandTint("capability", rank))}
      data-band={rank ?? "none"}
    >
      <FigureText {...figure} />
    </span>
  );
}

/** An exposure level with its digit, for the team only: outside it the word and its sentence stand as plain text. */
export function ExposureLevel({ rank, ...figure }: FigureProps & { rank: Rank | null }) {
  return (
    <span className={classNames(styles.band, rank && bandTint("exposure", rank))} data-level={rank ?? "none"}>
      <FigureText {...figure} />
    </span>
  );
}

/** Where there is no figure: not assessed (hatched) with its reason, or not applicable (a dash). */
export function NoFigure({
  kind,
  word,
  reason,
}: {
  kind: "not_assessed" | "not_applicable";
  word: string;
  reason?: ReactNode;
}) {
  return (
    <span
      className={classNames(styles.band, kind === "not_assessed" ? styles.notAssessed : styles.notApplicable)}
      data-band="none"
    >
      {kind === "not_applicable" ? <span aria-hidden="true">–</span> : null}
      <span>{reason === undefined ? word : `${word}:`}</span>
      {reason === undefined ? null : <span className={styles.note}>{reason}</span>}
    </span>
  );
}
