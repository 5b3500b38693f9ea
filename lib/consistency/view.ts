/** What the consistency desk shows of one country. Pure. */
import type {
  AssessmentState,
  NotAssessedReason,
  ProgrammeRegion,
  RatingState,
  SourceType,
} from "@/db/enums";
import type { Flag } from "@/lib/reviews/flag-rules";
import type { FarFromMedian } from "./median-rule";
import type { ConsistencyView } from "./schema";

/** Sources of one type behind a rating. */
export type SourcesOfType = { readonly type: SourceType; readonly count: number };

/** Why a remark cannot be made: by the state of the assessment, or because the reader does not review it. */
export type NoRemark = "state" | "not_reviewer";

/** The effective rating of one indicator in one assessment, beside which the others stand. */
export type ComparedRating = {
  readonly iso3: string;
  readonly country: string;
  readonly region: ProgrammeRegion | null;
  readonly assessmentState: AssessmentState;
  readonly state: RatingState | null;
  readonly level: number | null;
  readonly notAssessedReason: NotAssessedReason | null;
  readonly rationale: string | null;
  readonly language: string;
  readonly sources: readonly SourcesOfType[];
  readonly confidence: string | null;
  /** The level of the country's last published assessment; null where there is none. */
  readonly last: number | null;
  /** The four rules of every review. */
  readonly flags: readonly Flag[];
  /** The rule of this desk. */
  readonly far: FarFromMedian | null;
  /** Null where a remark can be made. */
  readonly noRemark: NoRemark | null;
};

/** Whether any rule names the rating. */
export function isFlagged({ flags, far }: Pick<ComparedRating, "flags" | "far">): boolean {
  return flags.length > 0 || far !== null;
}

/** The ratings that the address asks for; rules look at all of them, whatever is shown. */
export function shownRatings(
  ratings: readonly ComparedRating[],
  { flagged, region }: Pick<ConsistencyView, "flagged" | "region">,
): readonly ComparedRating[] {
  return ratings.filter(
    (rating) =>
      (flagged === undefined || isFlagged(rating)) && (region === undefined || rating.region === region),
  );
}
