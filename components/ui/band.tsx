import type { ReactNode } from "react";
import styles from "./band.module.css";
import { classNames } from "./class-names";

/** Position of a band or level on its scale, 1 for the lowest. */
export type Rank = 1 | 2 | 3 | 4 | 5;

interface FigureProps {
  /** The word of the band; it comes first, never a figure alone. */
  word: ReactNode;
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
      <span className={styles.word} lang={wordLanguage}>
        {word}
      </span>
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

/** A capability band: its word on its colour, then the figure, then the range. */
export function Band({ rank, ...figure }: FigureProps & { rank: Rank }) {
  return (
    <span className={classNames(styles.band, styles[`capability${rank}`])} data-band={rank}>
      <FigureText {...figure} />
    </span>
  );
}

/** An exposure level with its digit, for the team only: outside it the word and its sentence stand as plain text. */
export function ExposureLevel({ rank, ...figure }: FigureProps & { rank: Rank }) {
  return (
    <span className={classNames(styles.band, styles[`exposure${rank}`])} data-level={rank}>
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
