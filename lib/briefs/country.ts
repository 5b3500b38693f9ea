/** What a brief and the report of a round say of one country. Plain data, after every right was asked. */
import type { CorrespondenceDirection, Disposition } from "@/db/enums";
import type { Scorecard } from "@/lib/scorecards/page-data";
import type { Ask } from "./asks";

/** A point of the State that was not accepted, or not as a whole, or has no answer yet (null). */
export type Contested = {
  /** Null for the text as a whole. */
  readonly indicator: { readonly code: string; readonly title: string } | null;
  readonly body: string;
  readonly language: string;
  readonly disposition: Exclude<Disposition, "accepted"> | null;
};

/** Where the right of reply stands. */
export const HEARINGS = ["not_asked", "asked", "silent", "commented"] as const;
export type Hearing = (typeof HEARINGS)[number];

/** One country as far as its reader may see its figures. */
export type CountryFacts = {
  readonly card: Extract<Scorecard, { view: "card" }>;
  readonly hearing: Hearing;
  readonly contested: readonly Contested[];
};

/** A letter as a brief names it: who noted it is not said. */
export type BriefLetter = {
  readonly number: number;
  readonly direction: CorrespondenceDirection;
  readonly passedOn: string;
  readonly institutionName: string;
  readonly subject: string;
  readonly language: string;
};

/** A country with what only its brief says. */
export type BriefFacts = CountryFacts & {
  readonly asks: readonly Ask[];
  readonly letters: readonly BriefLetter[];
};
