/** How a pack that came back meets what was saved since it went out. Pure but for the fingerprint it is handed. */
import type { StoredRating } from "@/lib/ratings/merge";
import { FIELDS_OF, isNothing, type PackPart, type PackValue, partOf } from "./fields";
import type { ReadPack, ReadRow } from "./read";
import { fingerprint } from "./seal";
import type { PackChange, PackPreview, PackProblem } from "./view";

/**
 * Compares each part of each row. What the file did not change is left as it is stored, whoever changed it. `isOpen`
 * says whether the ratings can be written now; where they cannot, every change is a problem.
 */
export function comparePack(
  pack: ReadPack,
  stored: ReadonlyMap<string, StoredRating>,
  isOpen: boolean,
): PackPreview {
  const changes: PackChange[] = [];
  const versions: Record<string, number> = {};
  let same = 0;
  for (const row of pack.rows) {
    const rating = stored.get(row.indicator);
    if (rating === undefined) continue;
    for (const read of row.parts) {
      if (fingerprint(read.part, read.value) === read.sent) continue;
      const now = partOf(read.part, rating.values);
      if (isEqual(read.part, read.value, now)) {
        same += 1;
        continue;
      }
      versions[row.indicator] = rating.version;
      changes.push({
        indicator: row.indicator,
        part: read.part,
        sheet: pack.sheet,
        line: read.line,
        column: read.column,
        status: statusOf(row, read.part, read.value, rating),
        file: read.value,
        stored: now,
      });
    }
  }
  const sentAt = pack.identity?.sentAt ?? null;
  if (isOpen) return { changes, same, problems: pack.problems, versions, sentAt };
  const locked = changes.map(lockedProblem);
  return { changes: [], same, problems: [...pack.problems, ...locked], versions: {}, sentAt };
}

/** Whether a part holds the same in the file and here. */
function isEqual(part: PackPart, one: PackValue, other: PackValue): boolean {
  return fingerprint(part, one) === fingerprint(part, other);
}

function statusOf(
  { version }: ReadRow,
  part: PackPart,
  file: PackValue,
  { fieldVersions, version: now }: StoredRating,
): PackChange["status"] {
  // A version that the row has not reached (a restored database) trusts nothing.
  const base = version > now ? 0 : version;
  if (FIELDS_OF[part].some((field) => (fieldVersions[field] ?? 0) > base)) return "collides";
  return isNothing(file) ? "emptied" : "added";
}

function lockedProblem({ sheet, line, column, indicator }: PackChange): PackProblem {
  return { sheet, line, column, code: "locked", value: indicator };
}
