/** Columns of the drafts that a State was sent and of its comments. Pure. */
import type { ReleaseDocument } from "@/lib/releases/format";
import { column, inRelease, type Of, type Within, words } from "./columns";
import { type Column, codesOf } from "./table";

type Comments = NonNullable<ReleaseDocument["countryComments"]>;
type Draft = Of<Comments["drafts"]>;
type Comment = Of<Comments["comments"]>;

export const DRAFT_COLUMNS: readonly Column<Within<Draft>>[] = [
  ...inRelease<Draft>(),
  column("draft", "number", "Number of the draft.", ({ entry }) => entry.number),
  column(
    "kind",
    "code",
    "What the State was sent.",
    ({ entry }) => entry.kind,
    codesOf(words.releaseDifferences.draftKinds),
  ),
  column("sent_at", "instant", "When, in UTC.", ({ entry }) => entry.sentAt),
  column("due_on", "day", "Last day to comment.", ({ entry }) => entry.dueOn),
  column(
    "outcome",
    "code",
    "What came.",
    ({ entry }) => entry.outcome,
    codesOf(words.releaseDifferences.outcomes),
  ),
  column("ended_at", "instant", "When the time to comment ended, in UTC.", ({ entry }) => entry.endedAt),
  column("sha256", "code", "SHA-256 of the draft.", ({ entry }) => entry.sha256),
];

export const COMMENT_COLUMNS: readonly Column<Within<Comment>>[] = [
  ...inRelease<Comment>(),
  column("draft", "number", "Number of the draft that it is about.", ({ entry }) => entry.draft),
  column(
    "indicator",
    "code",
    "The indicator that it is about; empty for the text as a whole.",
    ({ entry }) => entry.indicator,
  ),
  column("comment", "text", "What the State said.", ({ entry }) => entry.body),
  column("comment_language", "code", "Language of the comment (BCP 47).", ({ entry }) => entry.language),
  column(
    "files",
    "number",
    "Files that were handed in with it; they are not part of a release.",
    ({ entry }) => entry.files,
  ),
  column(
    "disposition",
    "code",
    "What became of it.",
    ({ entry }) => entry.disposition,
    codesOf(words.countryComments.dispositions),
  ),
  column("answer", "text", "The reasons of the assessment team.", ({ entry }) => entry.reason),
  column("answer_language", "code", "Language of the answer (BCP 47).", ({ entry }) => entry.reasonLanguage),
  column(
    "level_before",
    "number",
    "Level in the draft, where the answer was changed since.",
    ({ entry }) => entry.before?.level,
  ),
  column(
    "rationale_before",
    "text",
    "Reasons in the draft, where the answer was changed since.",
    ({ entry }) => entry.before?.rationale,
  ),
  column(
    "limits_before",
    "text",
    "Limits in the draft, where scope and limits were changed since a comment on the text as a whole.",
    ({ entry }) => entry.scopeBefore?.limits,
  ),
];
