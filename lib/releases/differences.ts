/** What two releases of a country say differently, part by part. Pure: a release differs from itself in nothing. */
import { canonicalJson } from "@/lib/audit/canonical";
import { isComparable } from "@/lib/instruments/correspondence";
import type { ReleaseDocument, ReleaseNode } from "./format";

export type ReleaseIndicator = ReleaseDocument["indicators"][number];
export type ReleaseExposure = ReleaseDocument["exposure"][number];
export type ReleaseSource = ReleaseDocument["sources"][number];
export type ReleaseScope = ReleaseDocument["scope"];
type Comments = NonNullable<ReleaseDocument["countryComments"]>;
export type ReleaseDraft = Comments["drafts"][number];
export type ReleaseComment = Comments["comments"][number];
type Own = NonNullable<ReleaseDocument["selfAssessment"]>;
export type OwnAnswer = Own["answers"][number];
type Domain = ReleaseDocument["domains"][number];

/** What is compared of each entry, in the order in which it is told. What names an entry is not among it. */
export const INDICATOR_FIELDS = [
  "title",
  "domain",
  "construct",
  "state",
  "level",
  "word",
  "sentence",
  "reason",
  "notApplicableReason",
  "confidence",
  "changeCause",
  "rationale",
  "language",
  "citations",
] as const satisfies readonly (keyof ReleaseIndicator)[];
export const NODE_FIELDS = [
  "title",
  "kind",
  "pillar",
  "status",
  "band",
  "figure",
  "coverage",
  "confidence",
  "loweredBy",
  "withheld",
  "why",
] as const satisfies readonly (keyof ReleaseNode)[];
export const EXPOSURE_FIELDS = [
  "label",
  "state",
  "word",
  "sentence",
  "reason",
  "confidence",
] as const satisfies readonly (keyof ReleaseExposure)[];
export const SOURCE_FIELDS = [
  "type",
  "title",
  "publisher",
  "publishedOn",
  "periodFrom",
  "periodTo",
  "inForceCheckedOn",
  "language",
  "link",
  "reliability",
  "credibility",
] as const satisfies readonly (keyof ReleaseSource)[];
export const DOMAIN_FIELDS = ["title", "construct"] as const satisfies readonly (keyof Domain)[];
export const SCOPE_FIELDS = [
  "periodFrom",
  "periodTo",
  "territory",
  "governmentLevels",
  "placesVisited",
  "institutionsSilent",
  "limits",
  "language",
] as const satisfies readonly (keyof ReleaseScope)[];
export const DRAFT_FIELDS = [
  "kind",
  "outcome",
  "sentAt",
  "dueOn",
  "endedAt",
  "sha256",
] as const satisfies readonly (keyof ReleaseDraft)[];
export const COMMENT_FIELDS = [
  "body",
  "language",
  "files",
  "disposition",
  "reason",
  "reasonLanguage",
  "before",
  "scopeBefore",
] as const satisfies readonly (keyof ReleaseComment)[];
export const OWN_FIELDS = [
  "certifiedAt",
  "statement",
  "language",
  "sha256",
] as const satisfies readonly (keyof Own)[];
export const ANSWER_FIELDS = [
  "state",
  "level",
  "word",
  "sentence",
  "reason",
  "notApplicableReason",
  "rationale",
  "language",
] as const satisfies readonly (keyof OwnAnswer)[];

/** What stands in the head of a release, one value a fact. */
export function factsOf(document: ReleaseDocument) {
  const { round, edition, corrigendum, statements, country, audit } = document;
  return {
    code: document.code,
    number: document.number,
    publishedAt: document.publishedAt,
    countryName: country.name,
    iso3: country.iso3,
    round: round.code,
    roundTitle: round.title,
    startsOn: round.startsOn,
    endsOn: round.endsOn,
    cutOffOn: round.cutOffOn,
    purpose: document.purpose,
    instrument: edition.instrument,
    version: edition.version,
    editionTitle: edition.title,
    editionLanguage: edition.language,
    editionSha256: edition.sha256,
    validated: edition.validated,
    stateComment: statements.stateComment.code,
    stateCommentText: statements.stateComment.text,
    unpublishedSources: statements.unpublishedSources,
    author: document.author,
    replaces: corrigendum?.replaces ?? null,
    corrigendum: corrigendum?.text ?? null,
    format: document.format,
    auditPosition: audit.position,
    auditHead: audit.head,
  };
}
export type ReleaseFacts = ReturnType<typeof factsOf>;
export type FactField = keyof ReleaseFacts;
export const FACT_FIELDS = [
  "code",
  "number",
  "publishedAt",
  "replaces",
  "corrigendum",
  "stateComment",
  "stateCommentText",
  "unpublishedSources",
  "author",
  "countryName",
  "iso3",
  "round",
  "roundTitle",
  "startsOn",
  "endsOn",
  "cutOffOn",
  "purpose",
  "instrument",
  "version",
  "editionTitle",
  "editionLanguage",
  "editionSha256",
  "validated",
  "format",
  "auditPosition",
  "auditHead",
] as const satisfies readonly FactField[];

/** One entry that both have and that differs in these fields, or that only one of the two has. */
export type EntryChange<Entry, Field extends string> = { readonly key: string } & (
  | { readonly kind: "changed"; before: Entry; after: Entry; fields: readonly Field[] }
  | { readonly kind: "gone"; before: Entry }
  | { readonly kind: "new"; after: Entry }
);

/** What is rated and computed, where editions compare. */
export type JudgementChanges = {
  readonly capability: readonly EntryChange<ReleaseNode, (typeof NODE_FIELDS)[number]>[];
  readonly exposure: readonly EntryChange<ReleaseExposure, (typeof EXPOSURE_FIELDS)[number]>[];
  readonly indicators: readonly EntryChange<ReleaseIndicator, (typeof INDICATOR_FIELDS)[number]>[];
  readonly domains: readonly EntryChange<Domain, (typeof DOMAIN_FIELDS)[number]>[];
  readonly answers: readonly EntryChange<OwnAnswer, (typeof ANSWER_FIELDS)[number]>[];
};

export type ReleaseDifferences = {
  readonly facts: readonly FactField[];
  readonly scope: readonly (typeof SCOPE_FIELDS)[number][];
  /** Null where the two rest on editions that do not compare: then no level or figure is called changed. */
  readonly judgement: JudgementChanges | null;
  readonly sources: readonly EntryChange<ReleaseSource, (typeof SOURCE_FIELDS)[number]>[];
  readonly drafts: readonly EntryChange<ReleaseDraft, (typeof DRAFT_FIELDS)[number]>[];
  readonly comments: readonly EntryChange<ReleaseComment, (typeof COMMENT_FIELDS)[number]>[];
  /** What the State says of its own assessment as a whole. */
  readonly own: readonly EntryChange<Own, (typeof OWN_FIELDS)[number]>[];
};

/** What the second release says otherwise than the first. */
export function releaseDifferences(before: ReleaseDocument, after: ReleaseDocument): ReleaseDifferences {
  const [a, b] = [before.countryComments, after.countryComments];
  return {
    facts: different(factsOf(before), factsOf(after), FACT_FIELDS),
    scope: different(before.scope, after.scope, SCOPE_FIELDS),
    judgement: isComparable(before.edition, after.edition) ? judgementChanges(before, after) : null,
    sources: changes(before.sources, after.sources, ({ code }) => code, SOURCE_FIELDS),
    drafts: changes(a?.drafts, b?.drafts, ({ number }) => String(number), DRAFT_FIELDS),
    comments: changes(a?.comments, b?.comments, keyOfComment, COMMENT_FIELDS),
    own: changes(ownOf(before), ownOf(after), () => "own", OWN_FIELDS),
  };
}

/** Whether nothing differs but what always does between two releases: code, number, time and audit anchor. */
export function saysTheSame(found: ReleaseDifferences): boolean {
  const always: readonly FactField[] = ["code", "number", "publishedAt", "auditPosition", "auditHead"];
  const { facts, judgement, ...rest } = found;
  const lists = [...Object.values(rest), ...Object.values(judgement ?? {})];
  return (
    judgement !== null &&
    lists.every((list) => list.length === 0) &&
    facts.every((fact) => always.includes(fact))
  );
}

function judgementChanges(before: ReleaseDocument, after: ReleaseDocument): JudgementChanges {
  return {
    capability: changes(before.capability, after.capability, ({ key }) => key, NODE_FIELDS),
    exposure: changes(before.exposure, after.exposure, keyOfExposure, EXPOSURE_FIELDS),
    indicators: changes(before.indicators, after.indicators, ({ code }) => code, INDICATOR_FIELDS),
    domains: changes(before.domains, after.domains, ({ key }) => key, DOMAIN_FIELDS),
    answers: changes(
      before.selfAssessment?.answers,
      after.selfAssessment?.answers,
      ({ indicator }) => indicator,
      ANSWER_FIELDS,
    ),
  };
}

const ownOf = ({ selfAssessment }: ReleaseDocument) => (selfAssessment ? [selfAssessment] : []);

function keyOfExposure({ indicator, group, code }: ReleaseExposure): string {
  return `${indicator} ${group} ${code}`;
}

function keyOfComment({ draft, indicator }: ReleaseComment): string {
  return `${draft} ${indicator ?? ""}`;
}

/** What is absent in an older form of release counts as nothing said. */
function different<Entry extends object, Field extends keyof Entry>(
  before: Entry,
  after: Entry,
  fields: readonly Field[],
): readonly Field[] {
  const text = (entry: Entry, field: Field) => canonicalJson(entry[field] ?? null);
  return fields.filter((field) => text(before, field) !== text(after, field));
}

/** Entries that differ, in the order of the second release; those that only the first has come last. */
function changes<Entry extends object, Field extends keyof Entry & string>(
  before: readonly Entry[] = [],
  after: readonly Entry[] = [],
  keyOf: (entry: Entry) => string,
  fields: readonly Field[],
): readonly EntryChange<Entry, Field>[] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const now = new Set(after.map(keyOf));
  return [
    ...after.flatMap((entry): readonly EntryChange<Entry, Field>[] => {
      const key = keyOf(entry);
      const last = old.get(key);
      if (last === undefined) return [{ key, kind: "new", after: entry }];
      const found = different(last, entry, fields);
      return found.length === 0 ? [] : [{ key, kind: "changed", before: last, after: entry, fields: found }];
    }),
    ...before.flatMap((entry): readonly EntryChange<Entry, Field>[] => {
      const key = keyOf(entry);
      return now.has(key) ? [] : [{ key, kind: "gone", before: entry }];
    }),
  ];
}
