import { jsonText } from "@/lib/core/json-text";
import { DrawnLines } from "./drawn-lines";
import type { DrawnTable } from "./drawn-table";

/**
 * Head and body of a long table, within `Table`. They are drawn from words that are ready, by a component of the
 * browser too, so that the page carries each word once and as data: tables of all countries have thousands of elements.
 */
export function TableLines(table: DrawnTable) {
  return <DrawnLines table={jsonText(table)} />;
}
