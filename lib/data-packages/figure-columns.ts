/** The columns of the table of figures. Pure. */
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { ReleaseNode } from "@/lib/releases/format";
import { type Column, codesOf } from "./table";

type Row = { readonly entry: ReleaseNode };
type Figure = NonNullable<ReleaseNode["figure"]>;

const words = catalogueOf("en");
const SEPARATOR = "|";

/** A number of a figure as decimal and, where there is one, as exact fraction. */
function numberColumns(name: string, of: keyof Figure, meaning: string): readonly Column<Row>[] {
  return [
    { name, kind: "number", meaning, value: ({ entry }) => entry.figure?.[of]?.decimal },
    {
      name: `${name}_exact`,
      kind: "text",
      meaning: "The same as an exact fraction.",
      value: ({ entry }) => entry.figure?.[of]?.exact,
    },
  ];
}

/**
 * A figure with its doubt and its band. Where something lowered the band, band and reason stand here and the figure does
 * not: it stands in the `why` part of the JSON file, as on the page of the release.
 */
export const FIGURE_COLUMNS: readonly Column<Row>[] = [
  {
    name: "key",
    kind: "code",
    meaning: "Criterion or domain of the edition.",
    value: ({ entry }) => entry.key,
  },
  {
    name: "kind",
    kind: "code",
    meaning: "Whether it is a criterion or a domain.",
    codes: codesOf(words.releaseDifferences.kinds),
    value: ({ entry }) => entry.kind,
  },
  {
    name: "title",
    kind: "text",
    meaning: "Its title, in the language of the edition.",
    value: ({ entry }) => entry.title,
  },
  { name: "pillar", kind: "code", meaning: "Pillar of the edition.", value: ({ entry }) => entry.pillar },
  {
    name: "status",
    kind: "code",
    meaning: "Whether there is a figure and how far it is covered; criteria only.",
    codes: codesOf(words.release.statuses),
    value: ({ entry }) => entry.status,
  },
  {
    name: "band_code",
    kind: "code",
    meaning: "Band, as a code of the edition.",
    value: ({ entry }) => entry.band?.code,
  },
  { name: "band", kind: "text", meaning: "Band in a word.", value: ({ entry }) => entry.band?.label },
  {
    name: "band_position",
    kind: "number",
    meaning: "Its place among the bands, the lowest being 1.",
    value: ({ entry }) => entry.band?.position,
  },
  {
    name: "band_of",
    kind: "number",
    meaning: "How many bands there are.",
    value: ({ entry }) => entry.band?.of,
  },
  {
    name: "figure_in",
    kind: "code",
    meaning: "Where the figure stands.",
    codes: [
      { code: "table", meaning: "In this table." },
      {
        code: "why",
        meaning: "Something lowered the band: the figure stands in the why part of the JSON file only.",
      },
    ],
    value: ({ entry }) => (entry.figure === null ? "why" : "table"),
  },
  ...numberColumns("score", "score", "Figure, unrounded to 20 places; empty where too little is rated."),
  ...numberColumns("low", "low", "Lower bound: every gap read as the lowest level."),
  ...numberColumns("high", "high", "Upper bound: every gap read as the highest level."),
  ...numberColumns("plausible_low", "plausibleLow", "Lower end of the plausible range."),
  ...numberColumns("plausible_high", "plausibleHigh", "Upper end of the plausible range."),
  {
    name: "coverage",
    kind: "number",
    meaning: "Share of what applies that is rated, 0 to 1.",
    value: ({ entry }) => entry.coverage?.decimal,
  },
  {
    name: "coverage_exact",
    kind: "text",
    meaning: "The same as an exact fraction.",
    value: ({ entry }) => entry.coverage?.exact,
  },
  {
    name: "confidence",
    kind: "code",
    meaning: "How sure it is.",
    codes: codesOf(words.release.confidences),
    value: ({ entry }) => entry.confidence,
  },
  {
    name: "lowered_by",
    kind: "text",
    meaning: `Codes of what lowered the band, joined by ${SEPARATOR}.`,
    value: ({ entry }) => entry.loweredBy.map(({ code }) => code).join(SEPARATOR) || null,
  },
  {
    name: "withheld",
    kind: "text",
    meaning: `Indicators whose answer was asked for and not given, joined by ${SEPARATOR}.`,
    value: ({ entry }) => entry.withheld.join(SEPARATOR) || null,
  },
];
