import type { ImportKind } from "@/db/enums";
import type { Permission } from "./can";

/** What an import brought, as far as rights on it differ: ratings of other organisations are no ratings of a team. */
export type Imported = "entries" | "sources" | "ratings" | "outside_ratings" | "instrument";
/** Who may do it: who may add entries somewhere, or who imports ratings of other organisations. */
export type ImportRight = Extract<Permission, "entry.add" | "outside_round.import">;

/**
 * Rights on imports that were made. Whoever made one sees it with the name of its file, which may say what a draft is
 * about; of other people only who has `seenBy` sees it (null: nobody). Who sees it and has `takenBackBy` may take it
 * back (null: it stays).
 */
export const IMPORT_RIGHTS = {
  entries: { seenBy: null, takenBackBy: "entry.add" },
  sources: { seenBy: null, takenBackBy: "entry.add" },
  ratings: { seenBy: null, takenBackBy: "entry.add" },
  outside_ratings: { seenBy: "outside_round.import", takenBackBy: "outside_round.import" },
  instrument: { seenBy: null, takenBackBy: null },
} as const satisfies Record<Imported, Record<"seenBy" | "takenBackBy", ImportRight | null>>;

/** What an import of a kind brought. */
export function importedBy(kind: ImportKind, isOutside: boolean): Imported {
  switch (kind) {
    case "sources":
    case "instrument":
      return kind;
    case "ratings":
      return isOutside ? "outside_ratings" : kind;
    default:
      return "entries";
  }
}
