/** Which passage a word of the registers' data means: `police R1` is what the police source says of the domain R1. */
import type { CitationShows } from "@/db/enums";
import { RULES_ONLY } from "./citations";
import type { DemonstrationSource } from "./sources";

/** A passage that supports an entry, by its source and its place there. */
export type CitedPassage = { source: string; locator: string; shows: CitationShows };

/** Throws RangeError where the State has no such source, or the source says nothing of the domain. */
export function domainPassage(sources: readonly DemonstrationSource[], cited: string): CitedPassage {
  const [kind = "", domain = ""] = cited.split(" ");
  const source = sources.find((entry) => entry.kind === kind);
  const passage = source?.passages.find(({ domains }) => domains.includes(domain));
  if (!source || !passage) throw new RangeError(`no passage for ${cited}`);
  return {
    source: source.code,
    locator: passage.locator,
    shows: RULES_ONLY.includes(kind) ? "exists" : "applied",
  };
}
