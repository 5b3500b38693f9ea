/** How the styles of a document for word processors look. For the worker only. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from "docx";

/** Sizes in half points, distances in twentieths of a point. */
const BODY_SIZE = 20;
export const INDENT = 284;
/** The name of the list with bullets. */
export const BULLETS = "report-list";

/** The styles of a language; `sized` makes a size or a distance smaller where the paper has to hold more. */
export function stylesOf(language: string, sized: (size: number) => number): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { size: sized(size), bold: true },
    paragraph: { spacing: { before: sized(before), after: sized(after) } },
  });
  return {
    default: {
      document: {
        run: {
          size: sized(BODY_SIZE),
          font: "Arial",
          language: { value: language, bidirectional: language },
        },
        paragraph: { spacing: { after: sized(80) } },
      },
      title: heading(44, 0, 120),
      heading1: heading(32, 360, 120),
      heading2: heading(25, 240, 80),
      heading3: heading(21, 160, 60),
    },
  };
}

/** The list with bullets. */
export const BULLETED: INumberingOptions["config"][number] = {
  reference: BULLETS,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: "•",
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { start: 2 * INDENT, hanging: INDENT } } },
    },
  ],
};
