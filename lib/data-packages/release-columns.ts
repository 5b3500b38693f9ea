/** Columns of releases, their sources and citations. Pure. */
import type { ReleaseDocument } from "@/lib/releases/format";
import { column, type Indicator, inRelease, type Of, placeColumns, type Within, words } from "./columns";
import { type Column, codesOf } from "./table";

/** A release with the hash of its exact text. */
export type PackagedRelease = { readonly document: ReleaseDocument; readonly sha256: string };

type Source = Of<ReleaseDocument["sources"]>;

export const RELEASE_COLUMNS: readonly Column<PackagedRelease>[] = [
  ...placeColumns<PackagedRelease>(({ document }) => document),
  column("sha256", "code", "SHA-256 of the JSON file of the release.", ({ sha256 }) => sha256),
  column(
    "number",
    "number",
    "Number of the release of its assessment; from 2 on it is a corrigendum.",
    ({ document }) => document.number,
  ),
  column("published_at", "instant", "When it was published, in UTC.", ({ document }) => document.publishedAt),
  column(
    "replaces",
    "code",
    "The release that it corrects.",
    ({ document }) => document.corrigendum?.replaces,
  ),
  column("corrigendum", "text", "What it corrects.", ({ document }) => document.corrigendum?.text),
  column("country_name", "text", "Name of the State in English.", ({ document }) => document.country.name),
  column("round_title", "text", "Title of the round.", ({ document }) => document.round.title),
  column(
    "cut_off_on",
    "day",
    "The day up to which the assessment speaks.",
    ({ document }) => document.round.cutOffOn,
  ),
  column(
    "instrument",
    "code",
    "The instrument that was used.",
    ({ document }) => document.edition.instrument,
  ),
  column(
    "edition",
    "code",
    "Version of its edition. Only the same major version compares.",
    ({ document }) => document.edition.version,
  ),
  column("edition_sha256", "code", "SHA-256 of the edition.", ({ document }) => document.edition.sha256),
  column(
    "edition_validated",
    "flag",
    "Whether somebody had validated the edition: yes or no.",
    ({ document }) => document.edition.validated,
  ),
  column(
    "state_comment",
    "code",
    "Whether the State was asked and commented.",
    ({ document }) => document.statements.stateComment.code,
    codesOf(words.dataPackage.stateComment),
  ),
  column(
    "period_from",
    "text",
    "Begin of the time that it speaks about, as year, month or day.",
    ({ document }) => document.scope.periodFrom,
  ),
  column("period_to", "text", "End of that time.", ({ document }) => document.scope.periodTo),
  column(
    "territory",
    "text",
    words.assessment.scopeFields.territory,
    ({ document }) => document.scope.territory,
  ),
  column(
    "government_levels",
    "text",
    words.assessment.scopeFields.governmentLevels,
    ({ document }) => document.scope.governmentLevels,
  ),
  column(
    "places_visited",
    "text",
    words.assessment.scopeFields.placesVisited,
    ({ document }) => document.scope.placesVisited,
  ),
  column(
    "institutions_silent",
    "text",
    words.assessment.scopeFields.institutionsSilent,
    ({ document }) => document.scope.institutionsSilent,
  ),
  column("limits", "text", words.assessment.scopeFields.limits, ({ document }) => document.scope.limits),
  column(
    "scope_language",
    "code",
    "Language of these texts (BCP 47); und where nobody named it.",
    ({ document }) => document.scope.language,
  ),
];

export const SOURCE_COLUMNS: readonly Column<Within<Source>>[] = [
  ...inRelease<Source>(),
  column("source", "code", "Code of the source.", ({ entry }) => entry.code),
  column("type", "code", "Type of the source.", ({ entry }) => entry.type, codesOf(words.sources.types)),
  column("title", "text", "Its title.", ({ entry }) => entry.title),
  column("publisher", "text", "Who published it.", ({ entry }) => entry.publisher),
  column("published_on", "text", "When, as year, month or day.", ({ entry }) => entry.publishedOn),
  column("period_from", "text", "Begin of the time that it speaks about.", ({ entry }) => entry.periodFrom),
  column("period_to", "text", "End of that time.", ({ entry }) => entry.periodTo),
  column(
    "in_force_checked_on",
    "text",
    "The day of the last check that it is in force.",
    ({ entry }) => entry.inForceCheckedOn,
  ),
  column("language", "code", "Its language (BCP 47).", ({ entry }) => entry.language),
  column("link", "text", "Where it can be read.", ({ entry }) => entry.link),
  column(
    "reliability",
    "code",
    "Reliability of the source, A (best) to F.",
    ({ entry }) => entry.reliability,
  ),
  column(
    "credibility",
    "code",
    "Credibility of what it says, 1 (best) to 6.",
    ({ entry }) => entry.credibility,
  ),
];

type Cited = { indicator: string; citation: Of<Indicator["citations"]> };
export const CITATION_COLUMNS: readonly Column<Within<Cited>>[] = [
  ...inRelease<Cited>(),
  column("indicator", "code", "The indicator that cites.", ({ entry }) => entry.indicator),
  column("source", "code", "The source that is cited.", ({ entry }) => entry.citation.source),
  column("locator", "text", "Where in the source.", ({ entry }) => entry.citation.locator),
  column("passage", "text", "The passage.", ({ entry }) => entry.citation.passage),
  column("language", "code", "Language of the passage (BCP 47).", ({ entry }) => entry.citation.language),
  column(
    "shows",
    "code",
    "What it shows.",
    ({ entry }) => entry.citation.shows,
    codesOf(words.rating.citations.shows),
  ),
  column(
    "stance",
    "code",
    "How it stands to the rating.",
    ({ entry }) => entry.citation.stance,
    codesOf(words.rating.citations.stance),
  ),
];
