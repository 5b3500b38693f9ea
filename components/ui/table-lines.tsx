"use client";

import type { Construct } from "@/lib/instruments/format-values";
import { Band, ExposureLevel, type Rank } from "./band";
import { Link } from "./link";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden";

/** The head of a column. */
export type LinesHead = {
  readonly key: string;
  readonly label: string;
  readonly isNumeric?: boolean;
  /** What stands in it is never broken into lines. */
  readonly isShort?: boolean;
  /** The language of the label where it is not that of the page. */
  readonly language?: string;
};

/** What stands in a cell, in the reader's words. */
export type LinesCell =
  | string
  | { readonly text: string; readonly href: string }
  | { readonly text: string; readonly day: string }
  /** A dash for who looks, and what it means for who listens. */
  | { readonly dash: string }
  /** `under`: what stands below the text in small. */
  | { readonly text: string; readonly under: string }
  /** `soft`: that something is missing; `strong`: what asks for attention; `isolate`: a name or years, in their own order. */
  | { readonly text: string; readonly as: "soft" | "strong" | "isolate" }
  | LinesFigure;

/** A figure under its band; the word has the language of the instrument. */
type LinesFigure = {
  readonly construct: Construct;
  readonly rank: Rank;
  readonly word: string;
  readonly wordLanguage: string;
  readonly figure?: string;
  readonly note?: string;
};

/** One row: its cells in the order of the columns; the first is its head. */
export type TableLine = { readonly key: string; readonly cells: readonly LinesCell[] };

/**
 * Head and body of a long table, within `Table`. They are drawn from words that are ready, by a component of the
 * browser too, so that the page carries each word once and as data: tables of all countries have thousands of elements.
 */
export function TableLines({ heads, lines }: { heads: readonly LinesHead[]; lines: readonly TableLine[] }) {
  return (
    <>
      <thead>
        <tr>
          {heads.map(({ key, label, isNumeric, language }) => (
            <th key={key} scope="col" lang={language} data-numeric={isNumeric ? "" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, cells: [first, ...others] }) => (
          <tr key={key}>
            <th scope="row">{first === undefined ? null : <Cell cell={first} />}</th>
            {heads.slice(1).map(({ key: column, label, isNumeric, isShort }, index) => (
              <td
                key={column}
                data-label={label}
                data-numeric={isNumeric ? "" : undefined}
                className={isShort ? styles.short : undefined}
              >
                <Cell cell={others[index] ?? ""} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Cell({ cell }: { cell: LinesCell }) {
  if (typeof cell === "string") return cell;
  if ("href" in cell) return <Link href={cell.href}>{cell.text}</Link>;
  if ("dash" in cell)
    return (
      <>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{cell.dash}</VisuallyHidden>
      </>
    );
  if ("day" in cell) return <time dateTime={cell.day}>{cell.text}</time>;
  if ("under" in cell) {
    return (
      <span>
        {cell.text}
        {cell.under === "" ? null : <small className={styles.under}>{cell.under}</small>}
      </span>
    );
  }
  if ("as" in cell) {
    if (cell.as === "strong") return <strong>{cell.text}</strong>;
    return cell.as === "soft" ? <span className={styles.soft}>{cell.text}</span> : <bdi>{cell.text}</bdi>;
  }
  const { construct, ...figure } = cell;
  return construct === "exposure" ? <ExposureLevel {...figure} /> : <Band {...figure} />;
}
