import type {
  AccessClass,
  AssessmentState,
  ContributionAccessClass,
  Duty,
  EntryAccessClass,
  EntryStatus,
  RoundKind,
} from "@/db/enums";

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
  /** Its round asks for a blind second rating. */
  hasSecondRating: boolean;
  /** First and second ratings were revealed to each other, of some indicators at least. */
  wasRevealed: boolean;
  /** Its round opens assessments in scoping. */
  beginsWithScoping: boolean;
  /** The State was asked to assess itself, and its answers are not certified. */
  selfIsOpen: boolean;
  /** The State's own answers are certified. */
  selfIsCertified: boolean;
  /** Its round asks the State to comment on the draft before approval. */
  stateIsHeard: boolean;
  /** A draft was sent to the State. */
  stateWasAsked: boolean;
  /** There is a release, and the State was asked to comment on a draft of it. */
  hasHeardRelease: boolean;
};
/** What a permission on a source is asked about, seen by one actor. */
export type SourceSubject = {
  kind: "source";
  accessClass: AccessClass;
  /** False for an interview without consent or that may not be attributed: where it says public, it is for the team. */
  mayBePublic: boolean;
  /** The actor has a row in `source_readers`. */
  isNamedReader: boolean;
  isAuthor: boolean;
  /** The actor is on the team of an assessment that cites the source or that one of its countries has open. */
  onTeam: boolean;
  /** The actor is on the drafting team of such an assessment and it is in drafting. */
  onDraftingTeam: boolean;
  /** The actor is one of `SOURCE_OPENERS` in such an assessment. */
  answersFor: boolean;
  /** The actor opened it in an emergency, and the time of that has not ended. */
  hasOpened: boolean;
  /** It is an interview whose consent was refused or withdrawn, or whose texts were erased. */
  consentEnded: boolean;
};
/** What a permission on a contribution is asked about, seen by one actor. */
export type ContributionSubject = {
  kind: "contribution";
  accessClass: ContributionAccessClass;
  /** The actor has a row in `contribution_readers`. */
  isNamedReader: boolean;
  /** The actor asked for it: made its link, or led the assessment when it came. */
  isKeeper: boolean;
  /** The actor gave it, signed in. */
  isContributor: boolean;
  /** The actor holds a duty of the team of its assessment, or is a programme manager. */
  onTeam: boolean;
  /** The actor is on the drafting team of its assessment. */
  onDraftingTeam: boolean;
};
/** What a permission on an entry of a register is asked about, seen by one actor. */
export type EntrySubject = {
  kind: "entry";
  status: EntryStatus;
  accessClass: EntryAccessClass;
  /** It has no not-before date, or that day has come. */
  dayHasCome: boolean;
  /** It names a State other than the one that gave the information. */
  namesOtherState: boolean;
  /** Two independent sources support it. */
  isCorroborated: boolean;
  /** It holds no figure, or one that stands in the published version of its data set and has not changed since. */
  isReleased: boolean;
  /** The actor made it or changed it last. */
  isWriter: boolean;
  /** The actor is on the team of an assessment of a country that it names. */
  onTeam: boolean;
  /** The actor is on the drafting team of such an assessment and it is in drafting. */
  onDraftingTeam: boolean;
  /** The actor is a data steward of a country that it names, or of all. */
  isSteward: boolean;
  /** It is about the State that gave the information, and the actor is that State's focal point. */
  isOfOwnState: boolean;
};

export type Subject =
  | InstallationSubject
  | UserSubject
  | AssessmentSubject
  | SourceSubject
  | ContributionSubject
  | EntrySubject;
