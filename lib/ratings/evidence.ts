/** What a screen gets about the evidence behind a rating. Types only. */
import type {
  AccessClass,
  CitationShows,
  CitationStance,
  Confidence,
  Credibility,
  Reliability,
  SourceType,
} from "@/db/enums";

/** Why a confidence came out as it did: a key below `rating.confidenceRule` with its parameters. */
export type ConfidenceReason = { code: string; parameters: Readonly<Record<string, string | number>> };

/** The computed confidence with the rule that produced it, and what holds after a person lowered it. */
export type ConfidenceView = {
  computed: Confidence;
  effective: Confidence;
  reasons: readonly ConfidenceReason[];
  /** A word that came with an import; it meets no claim. */
  stated: string | null;
  /** What the sources that count and support it show, and how many of them the State did not issue. */
  supported: { shows: readonly CitationShows[]; notIssuedByState: number };
};

/** A passage of a source. */
export type PassageView = { id: string; locator: string | null; body: string | null; language: string };

/** A source as far as its reader may see it: whole, or that a confidential one of a type and year exists. */
export type CitedSource =
  | {
      visible: true;
      code: string;
      title: string;
      type: SourceType;
      publishedOn: string | null;
      accessClass: AccessClass;
      reliability: Reliability | null;
      credibility: Credibility | null;
      consentWithdrawn: boolean;
      passage: PassageView;
    }
  | {
      visible: false;
      type: SourceType;
      year: string | null;
      /** The key under which the reader may open it in an emergency. */
      opening: string | null;
    };

/** What is cited, without a word of what who cites it makes of it. */
export type CitedPassage = { id: string; source: CitedSource };

/** What an earlier rating rests on, as a reference: a source that the reader may read, and the place in it. */
export type CitedReference = {
  id: string;
  code: string;
  title: string;
  locator: string | null;
  stance: CitationStance;
};

/** One citation of a rating. */
export type CitationView = CitedPassage & { shows: CitationShows; stance: CitationStance };
