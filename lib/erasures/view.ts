/** What pages show of proposals to erase passages. Pure. */
import type { ErasureNoun } from "./schema";

/** A noun in words; `name` is made of codes, so that it is the same in every language. */
export type NamedNoun = { noun: ErasureNoun; name: string; href: string };

/** One proposal without its passage. */
export type ErasureLine = {
  id: string;
  /** Null where it is of a kind without a place, or hidden from the actor. */
  noun: NamedNoun | null;
  reason: string;
  proposedBy: string;
  /** ISO 8601. */
  proposedAt: string;
  isOwn: boolean;
  end: { kind: "confirmed" | "declined"; by: string; at: string } | null;
};

/**
 * One proposal as the second person reads it. `passage` is null once it ended, and where its source is closed to the
 * reader, who then learns by `closedLength` how long it is.
 */
export type ErasureRecord = ErasureLine & { passage: string | null; closedLength: number | null };
