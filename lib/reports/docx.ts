/**
 * A report as a document for word processors: headings by style, so that its navigation works, rows of heads
 * that repeat, and each text in its own language and direction. For the worker only.
 */
import "server-only";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type Direction, directionOf, formattingTagOf } from "@/lib/i18n/locales";
import { directionOfText, stretchesOf } from "./direction";
import { BULLETED, BULLETS, INDENT, stylesOf } from "./docx-styles";
import type { Block, Cell, Report, Text } from "./model";

type FileChild = ISectionOptions["children"][number];
type Setting = { readonly locale: Report["locale"]; readonly base: Direction };
type Look = { readonly bold?: boolean; readonly soft?: boolean };

/** Sizes in half points, distances in twentieths of a point. */
const SMALL_SIZE = 16;
const SOFT = "5A5A5A";
const RULE = { style: BorderStyle.SINGLE, size: 4, color: "BEBEBE" };
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const HEAD_GROUND = { type: ShadingType.CLEAR, fill: "EBEBEB", color: "auto" };
const NOTE_GROUND = { type: ShadingType.CLEAR, fill: "F2F2F2", color: "auto" };
/** The margin of what keeps to a sheet or two. */
const CLOSE_MARGIN = { top: 900, bottom: 900, left: 1000, right: 1000 };
const HEADINGS = { 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const;

/** A report as a document for word processors. */
export function docxOf(report: Report): Promise<Buffer> {
  const { locale, sections, title, lead, mark, foot, author, code, layout } = report;
  // What keeps to a sheet or two stands closer and smaller; where it ends is for the word processor to say.
  const close = layout === undefined ? 1 : 0.8;
  const sized = (size: number) => Math.round(size * close);
  const setting: Setting = { locale, base: directionOf(locale) };
  const language = formattingTagOf(locale);
  const document = new Document({
    title: bare(title.text),
    creator: author.text,
    lastModifiedBy: author.text,
    description: code,
    styles: stylesOf(language, sized),
    numbering: { config: [BULLETED] },
    sections: [
      {
        properties: layout === undefined ? {} : { page: { margin: CLOSE_MARGIN } },
        headers: {
          default: new Header({
            children:
              mark === null
                ? []
                : [
                    paragraph(
                      setting,
                      mark,
                      { alignment: AlignmentType.CENTER },
                      { bold: true, size: SMALL_SIZE },
                    ),
                  ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              paragraph(setting, foot, {}, { soft: true, size: SMALL_SIZE }),
              new Paragraph({
                bidirectional: setting.base === "rtl",
                children: [
                  new TextRun({
                    size: SMALL_SIZE,
                    color: SOFT,
                    children: [`${code} · `, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          paragraph(setting, title, { heading: HeadingLevel.TITLE }),
          ...lead.map((text) => paragraph(setting, text, {}, { soft: true })),
          ...sections.flatMap((section, place) => [
            paragraph(setting, section.title, {
              heading: HeadingLevel.HEADING_1,
              pageBreakBefore: layout?.kind === "sections" && place > 0,
            }),
            ...section.blocks.flatMap((block) => blockOf(setting, block)),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** A paragraph in its own direction; in lists, tables and heads it stands at the side of the report. */
function paragraph(
  setting: Setting,
  text: Text,
  options: Omit<IParagraphOptions, "children" | "text"> = {},
  look: Look & { size?: number } = {},
): Paragraph {
  const direction = directionOfText(text, setting.base);
  return new Paragraph({
    alignment: sideOf(setting.base, direction),
    ...options,
    bidirectional: direction === "rtl",
    children: runsOf(setting, text, direction, look),
  });
}

/** Where a paragraph of a direction stands so that all stand at the side where the report begins its lines. */
function sideOf(base: Direction, direction: Direction) {
  return base === direction ? AlignmentType.START : AlignmentType.END;
}

function runsOf(
  { locale }: Setting,
  { text, language }: Text,
  direction: Direction,
  { bold, soft, size }: Look & { size?: number },
): TextRun[] {
  const tag = language ?? formattingTagOf(locale);
  return text
    .normalize("NFC")
    .split(/\r?\n/)
    .flatMap((line, place) =>
      stretchesOf(line === "" ? " " : line).map(
        (stretch, index) =>
          new TextRun({
            text: stretch.text,
            ...(bold === true ? { bold, boldComplexScript: true } : {}),
            ...(soft === true ? { color: SOFT } : {}),
            ...(size === undefined ? {} : { size, sizeComplexScript: size }),
            ...(place > 0 && index === 0 ? { break: 1 } : {}),
            rightToLeft: direction === "rtl" && !stretch.isIsolated,
            language: { value: tag, bidirectional: tag },
          }),
      ),
    );
}

function blockOf(setting: Setting, block: Block): readonly FileChild[] {
  switch (block.kind) {
    case "heading":
      return [paragraph(setting, block.text, { heading: HEADINGS[block.level] })];
    case "paragraph":
      return [paragraph(setting, block.text, {}, { bold: block.isStrong === true })];
    case "list":
      return block.items.flatMap((item) =>
        item.map((text, place) =>
          place === 0
            ? paragraph(setting, text, { numbering: { reference: BULLETS, level: 0 } })
            : paragraph(setting, text, { indent: { start: 2 * INDENT } }),
        ),
      );
    case "facts":
      return [
        factTable(
          setting,
          block.facts.map(({ term, values }) => [[term], values]),
        ),
        new Paragraph({}),
      ];
    case "quote":
      return [block.by, ...block.texts].map((text, place) =>
        paragraph(
          setting,
          text,
          { indent: { start: INDENT, end: INDENT } },
          {
            bold: place === 0,
            soft: place === 0,
          },
        ),
      );
    case "note":
      return block.texts.map((text) => paragraph(setting, text, { shading: NOTE_GROUND }));
    case "table":
      return [
        paragraph(setting, block.caption, { keepNext: true, spacing: { before: 160 } }, { bold: true }),
        dataTable(setting, block),
        new Paragraph({}),
      ];
  }
}

const WHOLE = { size: 100, type: WidthType.PERCENTAGE } as const;

function cellOf(setting: Setting, texts: Cell, look: Look = {}) {
  const children = texts.map((text) => paragraph(setting, text, {}, look));
  return children.length === 0 ? [new Paragraph({})] : children;
}

/** Facts side by side, without lines: a term, then what stands for it. */
function factTable(setting: Setting, rows: readonly (readonly [Cell, Cell])[]): Table {
  const borders = { top: NO_RULE, bottom: NO_RULE, left: NO_RULE, right: NO_RULE };
  return new Table({
    width: WHOLE,
    visuallyRightToLeft: setting.base === "rtl",
    borders: { ...borders, insideHorizontal: NO_RULE, insideVertical: NO_RULE },
    rows: rows.map(
      ([term, values]) =>
        new TableRow({
          children: [
            new TableCell({
              width: { size: 30, type: WidthType.PERCENTAGE },
              children: cellOf(setting, term, { soft: true }),
            }),
            new TableCell({
              width: { size: 70, type: WidthType.PERCENTAGE },
              children: cellOf(setting, values),
            }),
          ],
        }),
    ),
  });
}

function dataTable(setting: Setting, { columns, rows }: Extract<Block, { kind: "table" }>): Table {
  return new Table({
    width: WHOLE,
    visuallyRightToLeft: setting.base === "rtl",
    borders: {
      top: RULE,
      bottom: RULE,
      left: NO_RULE,
      right: NO_RULE,
      insideHorizontal: RULE,
      insideVertical: NO_RULE,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(
          ({ text }) =>
            new TableCell({ shading: HEAD_GROUND, children: cellOf(setting, [text], { bold: true }) }),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((cell) => new TableCell({ children: cellOf(setting, cell) })),
          }),
      ),
    ],
  });
}

function bare(text: string): string {
  return stretchesOf(text)
    .map((stretch) => stretch.text)
    .join("");
}
