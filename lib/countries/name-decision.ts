/** What somebody decided that a name in files stands for. */
export type NameDecision = {
  name: string;
  /** Null where the name is not that of a country. */
  iso3: string | null;
  /** Who decided; null for a command. */
  decidedBy: string | null;
  decidedAt: string;
  version: number;
};
