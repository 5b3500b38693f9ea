/** What the evidence base holds of the country and readers may see: treaties, laws, cooperation, routes, figures. Pure. */
import { TREATIES } from "@/db/code-lists";
import { figureText } from "@/lib/figures/figure-text";
import type { Part } from "@/lib/figures/series";
import { formatInstant, formatList, formatPartialDate, languageName } from "@/lib/i18n/format";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { type Field, isGiven, token, type Values } from "@/lib/registers/fields";
import { codeWord, fieldLabel, titleInWords, valueInWords } from "@/lib/registers/reader-words";
import { statementDayInWords, statusInWords } from "@/lib/treaties/treaty-words";
import { facts, heading, maybe, numbers, words as ofWords, one, paragraph, table } from "../blocks";
import { REPORTED_REGISTERS, type ReportedEntry, type ReportedRegister, type ReportInput } from "../input";
import type { Block, Fact, Section, Text } from "../model";
import type { Words } from "../words";

/** One section for each register that holds something; how the treaties stand is always said. */
export function evidence(words: Words, input: ReportInput): readonly Section[] {
  const { t, said } = words;
  const sections = REPORTED_REGISTERS.map((register): Section => {
    const { entries } = input;
    return {
      id: register,
      title: said(t(`registers.nouns.${register}.title`)),
      blocks: [
        ...(register === "treaties" ? treatyStatus(words, input) : []),
        ...entries[register].flatMap((entry) => entryBlocks(words, input, register, entry)),
      ],
    };
  });
  return [...sections.filter(({ blocks }) => blocks.length > 0), ...figures(words, input)].map((section) => ({
    ...section,
    blocks: [paragraph(said(t("report.fromEvidence"))), ...section.blocks],
  }));
}

function treatyStatus(
  { t, locale, said }: Words,
  { treaties: { asOf, statuses }, countryNames }: ReportInput,
): readonly Block[] {
  return [
    paragraph(said(statementDayInWords(t, locale, Object.values(statuses), asOf))),
    ...facts(
      TREATIES.map((treaty) => {
        const status = statuses[treaty];
        const { reportedBy } = status;
        return {
          term: said(t(`registers.codes.treaty.${treaty}`)),
          values: [
            said(statusInWords(t, locale, status)),
            ...maybe(reportedBy, (iso3) =>
              said(t("treaties.reportedBy", { country: countryNames[iso3] ?? iso3 })),
            ),
          ],
        };
      }),
    ),
  ];
}

function entryBlocks(
  words: Words,
  { countryNames }: ReportInput,
  register: ReportedRegister,
  entry: ReportedEntry,
): readonly Block[] {
  const { t, said, plain, typed } = words;
  const { fields, rows } = DEFINITIONS[register];
  const value = (field: Field, values: Values) =>
    maybe(fieldText(words, field, values, entry.language, countryNames), (text) => text);
  const label = (field: Field | { name: string }) => said(fieldLabel(t, field));
  const given: readonly Fact[] = [
    ...fields.flatMap((field) => {
      const texts = value(field, entry.values);
      return texts.length === 0 ? [] : [{ term: label(field), values: texts }];
    }),
    ...maybe(entry.reportedBy, (iso3) => ({
      term: label({ name: "reportedBy" }),
      values: [said(countryNames[iso3] ?? iso3)],
    })),
    ...maybe(entry.note, (note) => ({
      term: label({ name: "note" }),
      values: [typed(note, entry.language)],
    })),
    ...(entry.sources.length === 0
      ? []
      : [{ term: said(t("registers.entry.citations")), values: entry.sources.map(plain) }]),
  ];
  return [
    heading(3, said(`${entry.code} ${titleInWords(t, entry.title, countryNames)}`)),
    ...facts(given),
    ...rows.flatMap((list) => {
      const own = entry.rows[list.name] ?? [];
      const used = list.fields.filter((field) => own.some((row) => isGiven(row[field.name])));
      return table(
        label(list),
        used.map((field) => ofWords(label(field))),
        own.map((row) => used.map((field) => value(field, row))),
      );
    }),
  ];
}

/** What a field holds, in words; null where it holds nothing. */
function fieldText(
  { t, locale, said, plain, typed }: Words,
  field: Field,
  values: Values,
  language: string,
  names: ReportInput["countryNames"],
): Text | null {
  const value = values[field.name];
  const text = valueInWords(t, field, value, names);
  if (text === null) return null;
  switch (field.kind) {
    case "text":
    case "paragraph":
      return typed(text, language);
    case "day":
    case "partial_date":
      return said(formatPartialDate(t, locale, text));
    case "languages":
      return said(
        formatList(
          locale,
          [value ?? []].flat().map((tag) => languageName(locale, String(tag))),
        ),
      );
    case "link":
    case "entries":
    case "indicators":
    case "integer":
    case "amount":
    case "currency":
      return plain(text);
    default:
      return said(text);
  }
}

/** Figures over the years as they were published: what is suppressed or missing says so, exactly as on their page. */
function figures(words: Words, { figures: sets, countryNames, zone }: ReportInput): readonly Section[] {
  const { t, locale, said, plain } = words;
  const inWords = (parts: readonly Part[]) =>
    parts
      .map(({ list, value }) => {
        if (list === "text") return value;
        return list === "country"
          ? titleInWords(t, token(list, value), countryNames)
          : codeWord(t, list, value);
      })
      .join(" · ");
  return sets.map(({ register, tables, version }) => ({
    id: register,
    title: said(t(`registers.nouns.${register}.title`)),
    blocks: [
      paragraph(
        said(
          t("figures.version", {
            number: version.number,
            day: formatInstant(locale, version.publishedAt, zone, { show: "day" }),
            threshold: version.threshold,
          }),
        ),
      ),
      paragraph(said(t("figures.masked"))),
      ...tables.flatMap(({ counted, breakdown, reportingBody, years, lines }) =>
        table(
          said(
            t("figures.caption", {
              what: inWords(counted),
              breakdown: t(`figures.breakdowns.${breakdown}`),
              body: reportingBody,
            }),
          ),
          [ofWords(said(t("figures.line"))), ...years.map((year) => numbers(plain(String(year))))],
          lines.map(({ label, cells }) => [
            one(said(label.length === 0 ? t("figures.all") : inWords(label))),
            ...years.map((year) => {
              const cell = cells.get(year);
              return one(said(cell === undefined ? t("figures.notPublished") : figureText(t, locale, cell)));
            }),
          ]),
        ),
      ),
    ],
  }));
}
