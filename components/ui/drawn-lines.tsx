"use client";

import { useMemo } from "react";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import { Band, ExposureLevel } from "./band";
import type { DrawnTable, LinesCell, LinesHead, TableLine } from "./drawn-table";
import { Link } from "./link";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden";

/** Draws what `TableLines` was given. */
export function DrawnLines({ table }: { table: JsonText<DrawnTable> }) {
  const { heads, lines = [], groups = [] } = useMemo(() => ofJsonText(table), [table]);
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
      {lines.length === 0 ? null : (
        <tbody>
          <Rows heads={heads} lines={lines} />
        </tbody>
      )}
      {groups.map(({ key, title, language, lines: own }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={heads.length}>
              <bdi lang={language}>{title}</bdi>
            </th>
          </tr>
          <Rows heads={heads} lines={own} className={styles.inGroup} />
        </tbody>
      ))}
    </>
  );
}

function Rows({
  heads,
  lines,
  className,
}: {
  heads: readonly LinesHead[];
  lines: readonly TableLine[];
  className?: string | undefined;
}) {
  return lines.map(({ key, cells: [first, ...others] }) => (
    <tr key={key}>
      <th scope="row" className={className}>
        {first === undefined ? null : <Cell cell={first} />}
      </th>
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
  ));
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
  if ("code" in cell)
    return (
      <>
        {cell.code} <bdi lang={cell.language}>{cell.title}</bdi>
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
