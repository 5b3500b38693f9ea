/** Facts, scope, sources and the State's part of a release, field by field, as the page of differences shows them. */
import type {
  DRAFT_FIELDS,
  FactField,
  OWN_FIELDS,
  ReleaseDraft,
  ReleaseFacts,
  ReleaseScope,
  ReleaseSource,
  SCOPE_FIELDS,
  SOURCE_FIELDS,
} from "@/lib/releases/differences";
import type { ReleaseSelfAssessment } from "@/lib/releases/format";
import { langOf, UNDETERMINED } from "@/lib/text/language";
import { day, exactly, instant, named, partialDay, type Shown, said, typed, type Words } from "./shown";

type Of<Fields extends readonly string[]> = Readonly<Record<Fields[number], Shown>>;

/** What stands in the head of a release. */
export function factWords(words: Words, facts: ReleaseFacts): Readonly<Record<FactField, Shown>> {
  const { t } = words;
  return {
    code: exactly(words, facts.code),
    number: said(words, t("release.number", { number: facts.number })),
    publishedAt: instant(words, facts.publishedAt),
    replaces: exactly(words, facts.replaces),
    corrigendum: typed(facts.corrigendum, UNDETERMINED),
    stateComment: said(words, t(`release.stateComment.${facts.stateComment}`)),
    stateCommentText: named(facts.stateCommentText, "en"),
    unpublishedSources: named(facts.unpublishedSources, "en"),
    author: named(facts.author, "en"),
    countryName: named(facts.countryName, "en"),
    iso3: exactly(words, facts.iso3),
    round: exactly(words, facts.round),
    roundTitle: named(facts.roundTitle, UNDETERMINED),
    startsOn: day(words, facts.startsOn),
    endsOn: day(words, facts.endsOn),
    cutOffOn: day(words, facts.cutOffOn),
    purpose: said(words, t(`releaseDifferences.purposes.${facts.purpose}`)),
    instrument: exactly(words, facts.instrument),
    version: exactly(words, facts.version),
    editionTitle: named(facts.editionTitle, facts.editionLanguage),
    editionLanguage: exactly(words, facts.editionLanguage),
    editionSha256: exactly(words, facts.editionSha256),
    validated: said(words, t(`releaseDifferences.validated.${facts.validated ? "yes" : "no"}`)),
    format: exactly(words, facts.format),
    auditPosition: exactly(words, String(facts.auditPosition)),
    auditHead: exactly(words, facts.auditHead),
  };
}

export function scopeWords(words: Words, scope: ReleaseScope): Of<typeof SCOPE_FIELDS> {
  const text = (value: string | null) => typed(value, scope.language);
  return {
    periodFrom: partialDay(words, scope.periodFrom),
    periodTo: partialDay(words, scope.periodTo),
    territory: text(scope.territory),
    governmentLevels: text(scope.governmentLevels),
    placesVisited: text(scope.placesVisited),
    institutionsSilent: text(scope.institutionsSilent),
    limits: text(scope.limits),
    language: exactly(words, scope.language),
  };
}

export function sourceWords(words: Words, source: ReleaseSource): Of<typeof SOURCE_FIELDS> {
  const language = langOf(source.language) ?? words.locale;
  return {
    type: said(words, words.t(`sources.types.${source.type}`)),
    title: named(source.title, language),
    publisher: named(source.publisher, language),
    publishedOn: partialDay(words, source.publishedOn),
    periodFrom: partialDay(words, source.periodFrom),
    periodTo: partialDay(words, source.periodTo),
    inForceCheckedOn: partialDay(words, source.inForceCheckedOn),
    language: exactly(words, source.language),
    link: exactly(words, source.link),
    reliability: exactly(words, source.reliability),
    credibility: exactly(words, source.credibility),
  };
}

/** A draft that the State was sent. */
export function draftWords(words: Words, draft: ReleaseDraft): Of<typeof DRAFT_FIELDS> {
  const { t } = words;
  return {
    kind: said(words, t(`releaseDifferences.draftKinds.${draft.kind}`)),
    outcome: said(words, t(`releaseDifferences.outcomes.${draft.outcome}`)),
    sentAt: instant(words, draft.sentAt),
    dueOn: day(words, draft.dueOn),
    endedAt: instant(words, draft.endedAt),
    sha256: exactly(words, draft.sha256),
  };
}

/** The State's own assessment as a whole. */
export function ownWords(words: Words, own: ReleaseSelfAssessment): Of<typeof OWN_FIELDS> {
  return {
    certifiedAt: instant(words, own.certifiedAt),
    statement: typed(own.statement, own.language),
    language: exactly(words, own.language),
    sha256: exactly(words, own.sha256),
  };
}
