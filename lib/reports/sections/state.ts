/** What the State said of the assessment as a whole: its comments on the text, the drafts it was sent, its own assessment. Pure. */
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { facts, heading, maybe, paragraph } from "../blocks";
import type { ReportInput } from "../input";
import type { Block, Section } from "../model";
import type { Words } from "../words";
import { commentBlocks } from "./domains";

/** The State's voice; none where it was not asked and published nothing of itself. */
export function stateVoice(words: Words, { document, zone }: ReportInput): readonly Section[] {
  const { t, locale, said, plain, typed } = words;
  const { countryComments, selfAssessment } = document;
  if (countryComments === undefined && selfAssessment === undefined) return [];
  const dayOf = (instant: string) => formatInstant(locale, instant, zone, { show: "day" });
  const drafts = maybe(countryComments, ({ drafts: sent, comments }): readonly Block[] => [
    heading(3, said(t("countryComments.released"))),
    {
      kind: "list",
      items: sent.map(({ number, kind, sentAt, dueOn, outcome, endedAt, sha256 }) => [
        said(t("countryComments.draftNumber", { number, kind })),
        said(
          t.markup(`countryComments.draftOutcome.${outcome}`, {
            kind,
            sent: () => dayOf(sentAt),
            due: () => formatDay(locale, dueOn),
          }),
        ),
        said(t("report.endedOn", { day: dayOf(endedAt) })),
        plain(sha256),
      ]),
    },
    ...comments.filter(({ indicator }) => indicator === null).flatMap((one) => commentBlocks(words, one)),
    ...(comments.some(({ indicator }) => indicator !== null)
      ? [paragraph(said(t("report.commentsInDomains")))]
      : []),
  ]);
  const own = maybe(selfAssessment, ({ certifiedAt, sha256, statement, language }): readonly Block[] => [
    heading(3, said(t("release.own.title"))),
    paragraph(said(t("release.own.lead"))),
    ...facts([
      { term: said(t("release.own.certifiedOn")), values: [said(dayOf(certifiedAt))] },
      { term: said(t("release.own.statement")), values: [typed(statement, language)] },
      { term: said(t("release.own.hash")), values: [plain(sha256)] },
    ]),
  ]);
  return [{ id: "state", title: said(t("report.state")), blocks: [...drafts, ...own].flat() }];
}
