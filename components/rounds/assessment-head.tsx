import { PlaceBar, type PlaceBarProps } from "@/components/assessment/place-bar";
import type { AssessmentPart } from "@/lib/assessments/tabs";
import { AssessmentTabs } from "./assessment-tabs";

/** What every page about one assessment says at its head. */
export type AssessmentHeadProps = PlaceBarProps & {
  parts: readonly AssessmentPart[];
  current: AssessmentPart | null;
};

/** Where one is, and the parts of the assessment that the reader may open. */
export function AssessmentHead({ parts, current, ...place }: AssessmentHeadProps) {
  return (
    <>
      <PlaceBar {...place} />
      <AssessmentTabs round={place.round} iso3={place.iso3} parts={parts} current={current} />
    </>
  );
}
