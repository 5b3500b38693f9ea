/** Columns of what is rated: by the assessment team, and by a State of itself. Pure. */
import type { ReleaseDocument } from "@/lib/releases/format";
import {
  answerColumns,
  column,
  confidences,
  type Indicator,
  inRelease,
  type Of,
  states,
  type Within,
  words,
} from "./columns";
import { type Column, codesOf } from "./table";

type Exposure = Of<ReleaseDocument["exposure"]>;
type OwnAnswer = Of<NonNullable<ReleaseDocument["selfAssessment"]>["answers"]>;

const constructs = codesOf(words.releaseDifferences.constructs);

export const RATING_COLUMNS: readonly Column<Within<Indicator>>[] = [
  ...inRelease<Indicator>(),
  column("indicator", "code", "Code of the indicator.", ({ entry }) => entry.code),
  column("title", "text", "Its title, in the language of the edition.", ({ entry }) => entry.title),
  column("domain", "code", "Domain of the indicator.", ({ entry }) => entry.domain),
  column("construct", "code", "Which way its levels run.", ({ entry }) => entry.construct, constructs),
  ...answerColumns<Within<Indicator>>(({ entry }) => entry),
  column(
    "confidence",
    "code",
    "How sure the rating is, computed from its sources.",
    ({ entry }) => entry.confidence,
    confidences,
  ),
  column(
    "change_cause",
    "code",
    "Why the level differs from the last round, where it was asked.",
    ({ entry }) => entry.changeCause,
    codesOf(words.rating.changeCause),
  ),
  column(
    "published_citations",
    "number",
    "Number of citations of published sources; there may be others.",
    ({ entry }) => entry.citations.length,
  ),
];

export const EXPOSURE_COLUMNS: readonly Column<Within<Exposure>>[] = [
  ...inRelease<Exposure>(),
  column("indicator", "code", "Code of the indicator.", ({ entry }) => entry.indicator),
  column("group", "code", "Group of the exposure profile.", ({ entry }) => entry.group),
  column("code", "code", "Role or form, as a code of the edition.", ({ entry }) => entry.code),
  column("label", "text", "The same in words.", ({ entry }) => entry.label),
  column("state", "code", "Kind of the answer.", ({ entry }) => entry.state, states),
  column(
    "word",
    "text",
    "What was found, in a word. No grade: better detection can raise reported exposure.",
    ({ entry }) => entry.word,
  ),
  column("sentence", "text", "What was found, in a sentence.", ({ entry }) => entry.sentence),
  column(
    "reason_code",
    "code",
    "Why it was not assessed, as a code of the edition.",
    ({ entry }) => entry.reason?.code,
  ),
  column("reason", "text", "The same in words.", ({ entry }) => entry.reason?.label),
  column(
    "confidence",
    "code",
    "How sure it is, computed from its sources.",
    ({ entry }) => entry.confidence,
    confidences,
  ),
];

export const OWN_COLUMNS: readonly Column<Within<OwnAnswer>>[] = [
  ...inRelease<OwnAnswer>(),
  column("indicator", "code", "Code of the indicator.", ({ entry }) => entry.indicator),
  ...answerColumns<Within<OwnAnswer>>(({ entry }) => entry),
];
