import type { AccessClass, AssessmentState, Duty, RoundKind } from "@/db/enums";

/** What a permission on the installation itself is asked about. */
export type InstallationSubject = { kind: "installation" };
/** What a permission on a person is asked about. */
export type UserSubject = { kind: "user"; userId: string };
/** What a permission on an assessment is asked about, seen by one actor. */
export type AssessmentSubject = {
  kind: "assessment";
  state: AssessmentState;
  roundKind: RoundKind;
  /** Active duties of the actor on this assessment. */
  duties: readonly Duty[];
  /** It has been under review before: the reviewer keeps sight after a return. */
  wasReviewed: boolean;
  hasRelease: boolean;
};
/** What a permission on a source is asked about, seen by one actor. */
export type SourceSubject = {
  kind: "source";
  accessClass: AccessClass;
  /** The actor has a row in `source_readers`. */
  isNamedReader: boolean;
  isAuthor: boolean;
  /** The actor is on the team of an assessment that cites the source or that one of its countries has open. */
  onTeam: boolean;
  /** The actor is on the drafting team of such an assessment and it is in drafting. */
  onDraftingTeam: boolean;
};

export type Subject = InstallationSubject | UserSubject | AssessmentSubject | SourceSubject;
