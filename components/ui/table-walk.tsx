"use client";

import { useEffect } from "react";
import { cellBeyond, isStep, type Walk } from "./table-steps";

const INTERACTIVE = "a[href], button";

/**
 * Lets the arrow keys go from cell to cell of a table that `Table` drew: Home and End to the ends of a row, with Ctrl to
 * those of the table. One stop of the Tab key is left of the many links of its body, where one was last. Without it
 * every link is a stop, and nothing else is missing.
 */
export function TableWalk({ table }: { table: string }) {
  useEffect(() => {
    const region = document.getElementById(table)?.closest<HTMLElement>("[role=group]");
    if (!region) return;
    const onFocus = ({ target }: FocusEvent) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>("tbody th, tbody td") : null;
      const next = cell && targetOf(cell);
      if (!next) return;
      for (const link of stopsOf(region)) link.tabIndex = -1;
      next.tabIndex = 0;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || event.shiftKey || !isStep(event.key)) return;
      const cell = event.target instanceof Element ? event.target.closest("tbody th, tbody td") : null;
      if (!(cell instanceof HTMLTableCellElement)) return;
      const walk: Walk = {
        key: event.key,
        toEnds: event.ctrlKey,
        isRightToLeft: getComputedStyle(region).direction === "rtl",
      };
      const next = nextCell(region, cell, walk);
      if (!next) return;
      event.preventDefault();
      uncover(region, next);
      const target = targetOf(next);
      if (target.tabIndex < 0) target.tabIndex = -1;
      target.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    region.addEventListener("focusin", onFocus);
    region.addEventListener("keydown", onKey);
    return () => {
      region.removeEventListener("focusin", onFocus);
      region.removeEventListener("keydown", onKey);
    };
  }, [table]);
  return null;
}

/** What the Tab key stops at in the body of the table. */
function stopsOf(region: HTMLElement): NodeListOf<HTMLElement> {
  return region.querySelectorAll<HTMLElement>(
    `tbody :is(${INTERACTIVE}):not([tabindex="-1"]), tbody [tabindex="0"]`,
  );
}

/** What takes the focus of a cell: its link, or the cell itself. */
function targetOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>(INTERACTIVE) ?? cell;
}

function nextCell(region: HTMLElement, cell: HTMLTableCellElement, walk: Walk): HTMLElement | null {
  const rows = [...region.querySelectorAll<HTMLTableRowElement>("tbody tr")];
  const place = { row: rows.findIndex((row) => row.contains(cell)), column: cell.cellIndex };
  const next = cellBeyond(
    place,
    walk,
    rows.map(({ cells }) => cells.length),
  );
  return rows[next.row]?.cells[next.column] ?? null;
}

/** Leaves as much room at the edges of the box as the head and the first column cover. */
function uncover(region: HTMLElement, cell: HTMLElement): void {
  const head = region.querySelector("thead");
  const isBoxed = region.scrollHeight > region.clientHeight && head !== null;
  const first = cell.parentElement?.firstElementChild;
  const isFirst = first === cell;
  region.style.scrollPaddingBlockStart = isBoxed ? `${head.offsetHeight}px` : "0";
  region.style.scrollPaddingInlineStart =
    first instanceof HTMLElement && !isFirst ? `${first.offsetWidth}px` : "0";
}
