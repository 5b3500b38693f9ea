"use client";

import { useMemo } from "react";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import { classNames } from "./class-names";
import { DrawnCell, isLevel, levelClass } from "./drawn-cell";
import type { DrawnTable, LinesCell, LinesGroup, LinesHead, TableLine } from "./drawn-table";
import { Link } from "./link";
import styles from "./table.module.css";

/** Draws what `TableLines` was given. */
export function DrawnLines({ table }: { table: JsonText<DrawnTable> }) {
  const {
    overs = [],
    heads,
    shared = [],
    lines = [],
    groups = [],
  } = useMemo(() => ofJsonText(table), [table]);
  return (
    <>
      {heads.some(({ holds }) => holds) ? (
        <colgroup>
          {heads.map(({ key, holds }) => (
            <col key={key} className={styles[holds ?? "broad"]} />
          ))}
        </colgroup>
      ) : null}
      <thead>
        {overs.length === 0 ? null : (
          <tr>
            {overs.map(({ key, label, language, said, span }) =>
              label === "" && said === undefined ? (
                <td key={key} colSpan={span} />
              ) : (
                <th key={key} scope="colgroup" colSpan={span} className={styles.over}>
                  <span>
                    <bdi lang={language}>{label}</bdi> {said === undefined ? null : <small>{said}</small>}
                  </span>
                </th>
              ),
            )}
          </tr>
        )}
        <tr>
          {heads.map((head) => (
            <Head key={head.key} head={head} />
          ))}
        </tr>
      </thead>
      {lines.length === 0 ? null : (
        <tbody>
          <Rows heads={heads} shared={shared} lines={lines} />
        </tbody>
      )}
      {groups.map((group) => (
        <tbody key={group.key}>
          <GroupHead group={group} span={heads.length} />
          <Rows heads={heads} shared={shared} lines={group.lines} className={styles.inGroup} />
        </tbody>
      ))}
    </>
  );
}

function Head({ head: { label, isNumeric, isScreenOnly, language, code, holds } }: { head: LinesHead }) {
  return (
    <th
      scope="col"
      lang={code === undefined ? language : undefined}
      data-numeric={isNumeric ? "" : undefined}
      data-print={isScreenOnly ? "hide" : undefined}
      className={holds ? styles.narrowHead : undefined}
    >
      {code === undefined ? (
        label
      ) : (
        <>
          {code}{" "}
          <small lang={language} className={styles.headTitle}>
            {label}
          </small>
        </>
      )}
    </th>
  );
}

function GroupHead({ group: { title, language, fold }, span }: { group: LinesGroup; span: number }) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={span}>
        <span className={styles.groupHead}>
          <bdi lang={language}>{title}</bdi>
          {fold === undefined ? null : (
            <>
              {" "}
              <Link href={fold.href} aria-label={fold.said} className={styles.fold} scroll={false}>
                {fold.text}
              </Link>
            </>
          )}
        </span>
      </th>
    </tr>
  );
}

function Rows({
  heads,
  shared,
  lines,
  className,
}: {
  heads: readonly LinesHead[];
  shared: readonly LinesCell[];
  lines: readonly TableLine[];
  className?: string | undefined;
}) {
  const cellOf = (cell: LinesCell | number | undefined) =>
    (typeof cell === "number" ? shared[cell] : cell) ?? "";
  return lines.map(({ key, cells, opens }) => {
    const [first, ...others] = cells.map(cellOf);
    return (
      <tr key={key}>
        <th scope="row" className={className}>
          {first === undefined ? null : <DrawnCell cell={first} />}
        </th>
        {others.map((cell, index) => {
          const head = heads[placeOf(others, index) + 1];
          return head === undefined ? null : (
            <BodyCell key={head.key} head={head} cell={cell} opens={opens} />
          );
        })}
      </tr>
    );
  });
}

/** The column in which a cell stands, counted from the first behind the head of the row. */
function placeOf(cells: readonly LinesCell[], index: number): number {
  const spanning = cells.findIndex((cell) => typeof cell === "object" && "spans" in cell);
  const cell = cells[spanning];
  if (spanning < 0 || spanning >= index || typeof cell !== "object" || !("spans" in cell)) return index;
  return index + cell.spans - 1;
}

function BodyCell({
  head: { label, code, isNumeric, isScreenOnly, isShort, opens: end },
  cell,
  opens: start,
}: {
  head: LinesHead;
  cell: LinesCell;
  opens: string | undefined;
}) {
  const spans = typeof cell === "object" && "spans" in cell ? cell.spans : undefined;
  return (
    <td
      colSpan={spans}
      data-label={spans === undefined ? (code ?? label) : ""}
      data-numeric={isNumeric ? "" : undefined}
      data-print={isScreenOnly ? "hide" : undefined}
      className={classNames(isShort && styles.short, isLevel(cell) && levelClass(cell)) || undefined}
    >
      <DrawnCell cell={cell} start={start} end={end} />
    </td>
  );
}
