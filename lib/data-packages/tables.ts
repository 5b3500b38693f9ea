/** The tables of a data package, from the documents of its releases. Pure: the same releases give the same cells. */
import type { ReleaseDocument, ReleaseNode } from "@/lib/releases/format";
import { inRelease, type Within, words } from "./columns";
import { COMMENT_COLUMNS, DRAFT_COLUMNS } from "./comment-columns";
import { FIGURE_COLUMNS } from "./figure-columns";
import { EXPOSURE_COLUMNS, OWN_COLUMNS, RATING_COLUMNS } from "./rating-columns";
import { CITATION_COLUMNS, type PackagedRelease, RELEASE_COLUMNS, SOURCE_COLUMNS } from "./release-columns";
import { type PackageTable, tableOf } from "./table";

const meanings = words.dataPackage.tables;

/** Every table of a package, in the order of its files. */
export function packageTables(releases: readonly PackagedRelease[]): readonly PackageTable[] {
  const within = <Entry>(
    entriesOf: (release: ReleaseDocument) => readonly Entry[],
  ): readonly Within<Entry>[] =>
    releases.flatMap(({ document }) => entriesOf(document).map((entry) => ({ release: document, entry })));
  return [
    tableOf("releases", meanings.releases, RELEASE_COLUMNS, releases),
    tableOf(
      "ratings",
      meanings.ratings,
      RATING_COLUMNS,
      within(({ indicators }) => indicators),
    ),
    tableOf(
      "figures",
      meanings.figures,
      [...inRelease<ReleaseNode>(), ...FIGURE_COLUMNS],
      within(({ capability }) => capability),
    ),
    tableOf(
      "exposure",
      meanings.exposure,
      EXPOSURE_COLUMNS,
      within(({ exposure }) => exposure),
    ),
    tableOf(
      "sources",
      meanings.sources,
      SOURCE_COLUMNS,
      within(({ sources }) => sources),
    ),
    tableOf(
      "citations",
      meanings.citations,
      CITATION_COLUMNS,
      within(({ indicators }) =>
        indicators.flatMap(({ code, citations }) =>
          citations.map((citation) => ({ indicator: code, citation })),
        ),
      ),
    ),
    tableOf(
      "drafts",
      meanings.drafts,
      DRAFT_COLUMNS,
      within(({ countryComments }) => countryComments?.drafts ?? []),
    ),
    tableOf(
      "comments",
      meanings.comments,
      COMMENT_COLUMNS,
      within(({ countryComments }) => countryComments?.comments ?? []),
    ),
    tableOf(
      "self-assessments",
      meanings["self-assessments"],
      OWN_COLUMNS,
      within(({ selfAssessment }) => selfAssessment?.answers ?? []),
    ),
  ];
}
