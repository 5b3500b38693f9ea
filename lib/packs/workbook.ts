/** The pack as a workbook: what to know, the ratings to fill in, the levels in words, and the sources to name. */
import "server-only";
import type { CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { createTranslator } from "use-intl/core";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { formatInstant } from "@/lib/i18n/format";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { columnLetters } from "@/lib/import/sheet";
import { levelWord } from "@/lib/instruments/edition";
import type { StoredRating } from "@/lib/ratings/merge";
import { programmeZone } from "@/lib/settings/programme-day";
import { FILLED_COLUMNS, PACK_PARTS, type PackColumn, packColumns, partOf } from "./fields";
import { type PackPlace, packPlace, packRatings, packSources } from "./queries";
import type { PackKey } from "./schema";
import { fingerprint, IDENTITY_SHEET, PACK_FORMAT, type PackIdentity, sealOfPack, sealOfRow } from "./seal";
import { codesOf, type WordColumn, wordOf } from "./words";

/** Rows above the ratings: the hidden words of the columns, and their names for the reader. */
const HEADER_ROWS = 2;
const LISTS_SHEET = "lists";
const LIST_COLUMNS: readonly (WordColumn | "level")[] = ["state", "level", "reason", "change_cause"];
const HIDDEN_COLUMNS: readonly PackColumn[] = ["version", "sent", "check"];
const WIDTHS: Readonly<Partial<Record<PackColumn, number>>> = {
  code: 9,
  question: 45,
  state: 18,
  level: 9,
  reason: 30,
  not_applicable_reason: 35,
  rationale: 70,
  team_note: 45,
  change_cause: 30,
};
const DIGITS_SHOWN = 16;

const BOLD: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: "top" } };
const READ: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
const FILLED: CellStyle = { ...READ, protection: { locked: false } };

/** A pack as a download. */
export type PackFile = { name: string; bytes: Buffer };

/** Makes the pack of a person who may write these ratings now. Throws NOT_FOUND, or LOCKED where nobody may. */
export async function makePack(ctx: Ctx, locale: Locale, key: PackKey): Promise<PackFile> {
  const place = await packPlace(ctx, key);
  if (!place.isOpen) throw new AppError("LOCKED", `pack of ${key.round}/${key.iso3}/${key.kind}`);
  const { round, iso3, editionSha256 } = place.assessment;
  const identity: PackIdentity = {
    format: PACK_FORMAT,
    round,
    iso3,
    kind: key.kind,
    edition: editionSha256,
    locale,
    sentAt: ctx.now.toISOString(),
  };
  const stored = await packRatings(ctx, place);
  const lines = place.indicators.map((code) => ratingLine(place, identity, locale, code, stored.get(code)));
  const words = wordsOf(locale);
  const lists = listsOf(locale, place);
  const view = { rightToLeft: directionOf(locale) === "rtl" };
  const checksum = sha256(lines.map(({ check }) => check).join("")).slice(0, DIGITS_SHOWN);
  const sheets: WriteSheet[] = [
    { ...readMe(words, locale, place, ctx, await programmeZone(ctx), checksum), view },
    { ...ratingsSheet(words, place, lines, lists), view },
    { ...instrumentSheet(words, place), view },
    ...(key.kind === "self" ? [] : [{ ...(await sourcesSheet(ctx, words, place)), view }]),
    {
      name: LISTS_SHEET,
      veryHidden: true,
      rows: listRows(lists),
    },
    {
      name: IDENTITY_SHEET,
      veryHidden: true,
      rows: [...Object.entries(identity), ["check", sealOfPack(identity)]],
    },
  ];
  return {
    name: `${round}-${iso3}-${key.kind}-${ctx.now.toISOString().slice(0, 10)}.xlsx`,
    bytes: Buffer.from(await writeXlsx({ sheets })),
  };
}

function wordsOf(locale: Locale) {
  return createTranslator({ locale, messages: catalogueOf(locale), namespace: "pack" });
}
type Words = ReturnType<typeof wordsOf>;

type Line = Record<PackColumn, CellValue>;

function ratingLine(
  { edition, mayReadNotes }: PackPlace,
  identity: PackIdentity,
  locale: Locale,
  code: string,
  stored: StoredRating | undefined,
): Line {
  if (stored === undefined) throw new AppError("INTERNAL", `no rating of ${code}`);
  const { version, values } = stored;
  const definition = edition.indicators.get(code)?.definition;
  const sent = PACK_PARTS.map((part) => fingerprint(part, partOf(part, values))).join(" ");
  const word = (column: WordColumn, value: string | null) =>
    value === null ? null : wordOf(locale, column, value);
  return {
    code,
    question: definition?.question ?? definition?.title ?? null,
    state: word("state", values.state),
    level: values.level,
    reason: word("reason", values.notAssessedReason),
    not_applicable_reason: values.notApplicableReason,
    rationale: values.rationale,
    team_note: mayReadNotes ? values.teamNote : null,
    change_cause: word("change_cause", values.changeCause),
    version,
    sent,
    check: sealOfRow(identity, code, version, sent),
  };
}

function ratingsSheet(
  words: Words,
  { key, mayReadNotes }: PackPlace,
  lines: readonly Line[],
  lists: readonly (readonly CellValue[])[],
): WriteSheet {
  const columns = packColumns({ kind: key.kind, mayReadNotes });
  const last = HEADER_ROWS + lines.length;
  return {
    name: words("sheets.ratings"),
    columns: columns.map((column) => ({
      width: WIDTHS[column] ?? 8,
      hidden: HIDDEN_COLUMNS.includes(column),
      style: FILLED_COLUMNS.includes(column) ? FILLED : READ,
    })),
    rows: [
      [...columns],
      columns.map((column) => words(`columns.${column}`)),
      ...lines.map((line) => columns.map((column) => line[column])),
    ],
    cells: new Map(
      columns.flatMap((column, index) => [
        [`0,${index}`, { value: column, style: READ }],
        [`1,${index}`, { value: words(`columns.${column}`), style: BOLD }],
      ]),
    ),
    rowDefs: new Map([[0, { hidden: true }]]),
    freezePane: { rows: HEADER_ROWS, columns: 1 },
    protection: { sheet: true, formatColumns: true, formatRows: true, selectUnlockedCells: true },
    dataValidations: LIST_COLUMNS.flatMap((column, index) =>
      columns.includes(column)
        ? [
            {
              type: "list",
              range: rangeOf(columns.indexOf(column), HEADER_ROWS + 1, last),
              formula1: `${LISTS_SHEET}!$${columnLetters(index)}$1:$${columnLetters(index)}$${lists[index]?.length ?? 1}`,
              allowBlank: true,
              showErrorMessage: true,
              errorTitle: words("choose"),
              errorMessage: words("chooseText"),
            },
          ]
        : [],
    ),
  };
}

function rangeOf(column: number, from: number, to: number): string {
  return `${columnLetters(column)}${from}:${columnLetters(column)}${to}`;
}

/** What is chosen from, by the columns of the sheet of lists. */
function listsOf(locale: Locale, { key, edition }: PackPlace): readonly (readonly CellValue[])[] {
  return LIST_COLUMNS.map((column) =>
    column === "level"
      ? edition.levels
      : codesOf(column, key.kind).map((code) => wordOf(locale, column, code)),
  );
}

function listRows(lists: readonly (readonly CellValue[])[]): CellValue[][] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null));
}

function readMe(
  words: Words,
  locale: Locale,
  { assessment, names, key, mayReadNotes }: PackPlace,
  { now, actor }: Ctx,
  zone: string,
  checksum: string,
): WriteSheet {
  const facts: [string, CellValue][] = [
    [words("facts.country"), `${names[locale] ?? assessment.iso3} (${assessment.iso3})`],
    [words("facts.round"), `${assessment.roundTitle} (${assessment.round})`],
    [words("facts.edition"), `${assessment.instrument}@${assessment.editionVersion}`],
    ...(key.kind === "self" ? [] : [stateFact(words, locale, assessment)]),
    [words("facts.kind"), words(`kinds.${key.kind}`)],
    [words("facts.sentAt"), formatInstant(locale, now, zone)],
    [words("facts.takenBy"), actor.kind === "user" ? actor.name : ""],
    [words("facts.who"), words(`who.${key.kind}`)],
    [words("facts.checksum"), checksum],
  ];
  const advice = [
    words("advice.fill"),
    words("advice.values"),
    words("advice.back"),
    words("advice.empty"),
    words(key.kind === "self" ? "advice.keepSelf" : mayReadNotes ? "advice.keepWithNotes" : "advice.keep"),
  ];
  const { banner } = catalogueOf(locale).common;
  return {
    name: words("sheets.readMe"),
    columns: [
      { width: 26, style: BOLD },
      { width: 90, style: READ },
    ],
    rows: [
      [words("title"), null],
      ...(assessment.purpose === "real" ? [] : [[null, banner[assessment.purpose]]]),
      ...facts,
      [null, null],
      ...advice.map((sentence, index) => [index + 1, sentence]),
    ],
    protection: { sheet: true },
  };
}

function stateFact(words: Words, locale: Locale, { state }: PackPlace["assessment"]): [string, CellValue] {
  return [words("facts.state"), catalogueOf(locale).assessment.states[state]];
}

function instrumentSheet(words: Words, { edition, indicators }: PackPlace): WriteSheet {
  const rows = indicators.flatMap((code) => {
    const definition = edition.indicators.get(code)?.definition;
    return edition.levels.map((level) => [
      code,
      definition?.title ?? null,
      level,
      levelWord(edition, level),
      definition?.levels?.find((entry) => entry.level === level)?.sentence ?? null,
    ]);
  });
  return {
    name: words("sheets.instrument"),
    columns: [9, 45, 9, 20, 90].map((width) => ({ width, style: READ })),
    rows: [
      [
        words("columns.code"),
        words("instrument.title"),
        words("columns.level"),
        words("instrument.word"),
        words("instrument.sentence"),
      ],
      ...rows,
    ],
    freezePane: { rows: 1 },
    protection: { sheet: true, formatColumns: true },
  };
}

async function sourcesSheet(ctx: Ctx, words: Words, place: PackPlace): Promise<WriteSheet> {
  const listed = await packSources(ctx, place);
  return {
    name: words("sheets.sources"),
    columns: [16, 90, 20].map((width) => ({ width, style: READ })),
    rows: [
      [words("columns.code"), words("sources.title"), words("sources.access")],
      ...listed.map(({ code, title, isPublic }) => [
        code,
        title,
        words(isPublic ? "sources.public" : "sources.restricted"),
      ]),
    ],
    freezePane: { rows: 1 },
    protection: { sheet: true, formatColumns: true },
  };
}
