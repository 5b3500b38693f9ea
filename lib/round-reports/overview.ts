/** The overview of a round: where each country stands, in words. Never a rank, and in no order but that of names. Pure. */
import { ASSESSMENT_STATES } from "@/db/enums";
import { formatCount, formatDay, formatShare } from "@/lib/i18n/format";
import { facts, leadingTo, words as ofWords, one, paragraph, table } from "@/lib/reports/blocks";
import type { Block, Cell, Section, Text } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import { figureNotes, type GridColumn, type GridRow, whyEmpty, wordOf } from "@/lib/scorecards/grid";
import type { OverviewInput } from "./input";

/** States, bands and coverage of all countries. */
export function overview(words: Words, input: OverviewInput): Section {
  const { t, locale, said, plain } = words;
  const { round, rows, audience } = input;
  return {
    id: "overview",
    title: said(t("roundReport.overview")),
    blocks: [
      {
        kind: "note",
        tone: "information",
        texts: [said(t(`roundReport.audiences.${audience}`)), said(t("roundReport.noRank"))],
      },
      ...facts([
        { term: said(t("release.edition")), values: [plain(`${round.instrument}@${round.editionVersion}`)] },
        { term: said(t("assessment.scopeFields.cutOff")), values: [said(formatDay(locale, round.cutOffOn))] },
        ...(audience === "team"
          ? [{ term: said(t("roundReport.states")), values: stateCounts(words, rows) }]
          : []),
      ]),
      ...(rows.length === 0 ? [paragraph(said(t("grid.none")))] : countryTable(words, input)),
      paragraph(said(t("common.unpublishedSources"))),
      paragraph(said(t("print.designations"))),
    ],
  };
}

/** How many countries are in each state. */
function stateCounts({ t, locale, said }: Words, rows: readonly GridRow[]): readonly Text[] {
  const unopened = rows.filter(({ state }) => state === null).length;
  const counted = (name: string, count: number) =>
    said(t("roundReport.stateCount", { state: name, count: formatCount(locale, count) }));
  return [
    ...ASSESSMENT_STATES.flatMap((state) => {
      const count = rows.filter((row) => row.state === state).length;
      return count === 0 ? [] : [counted(t(`assessment.states.${state}`), count)];
    }),
    ...(unopened === 0 ? [] : [counted(t("grid.cells.notOpened"), unopened)]),
  ];
}

function countryTable(words: Words, { round, columns, rows, audience }: OverviewInput): readonly Block[] {
  const { t, said, ofEdition } = words;
  const isTeam = audience === "team";
  return table(
    said(t.markup("grid.caption", { round: round.title, word: (chunks) => chunks })),
    [
      ofWords(said(t("grid.columns.country"))),
      ...(isTeam ? [ofWords(said(t("grid.columns.state"))), ofWords(said(t("grid.columns.coverage")))] : []),
      ...columns.map(({ title }) => ofWords(ofEdition(title))),
    ],
    rows.map((row) => [
      [countryText(words, round.code, row)],
      ...(isTeam ? [stateCell(words, row), one(ratedText(words, row))] : []),
      ...columns.map((column) => bandCell(words, column, row)),
    ]),
  );
}

function countryText({ said }: Words, round: string, { iso3, name, hasCard }: GridRow): Text {
  const text = said(name);
  return hasCard ? leadingTo(`/rounds/${round}/${iso3}/scorecard`, text) : text;
}

function stateCell({ t, said }: Words, { state, isDraft, stateAsked }: GridRow): Cell {
  if (state === null) return [said(t("grid.cells.notOpened"))];
  return [
    said(t(`assessment.states.${state}`)),
    ...(isDraft ? [said(t("grid.cells.draft"))] : []),
    ...(stateAsked ? [] : [said(t("roundReport.notAsked"))]),
  ];
}

function ratedText({ t, said }: Words, { coverage }: GridRow): Text {
  return said(coverage === null ? "–" : t("grid.cells.scored", coverage));
}

/** A band in its word with what is said beside it, and how much of the criterion is rated; no figure. */
function bandCell({ t, locale, said, ofEdition }: Words, column: GridColumn, row: GridRow): Cell {
  const figure = row.figures[column.key];
  if (figure === undefined) return [said(t(`grid.cells.empty.${whyEmpty(column, row)}`))];
  const band = wordOf(figure);
  const percent = row.percents[column.key];
  return [
    band === null ? said(t("grid.cells.noFigure")) : ofEdition(band.label),
    ...figureNotes(figure, row).map((note) =>
      said(
        note.key === "gate"
          ? t("grid.cells.gate", { indicator: note.indicator })
          : t(`grid.cells.${note.key}`),
      ),
    ),
    ...(percent === undefined
      ? []
      : [said(t("roundReport.covered", { share: formatShare(locale, percent / 100) }))]),
  ];
}
