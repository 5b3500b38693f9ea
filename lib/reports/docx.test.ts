import { beforeAll, describe, expect, test } from "vitest";
import { directionOf, LOCALES } from "@/lib/i18n/locales";
import { paragraphsOf, partsOf, textOf } from "@/tests/support/docx-text";
import { bare } from "@/tests/support/pdf-text";
import { wholeReport } from "@/tests/support/whole-report";
import { docxOf } from "./docx";
import { type Block, textsOf } from "./model";

describe.each(LOCALES)("the document of a report in %s", (locale) => {
  const report = wholeReport(locale);
  let parts: Readonly<Record<string, string>>;
  let paragraphs: readonly string[];
  beforeAll(async () => {
    parts = partsOf(await docxOf(report));
    paragraphs = paragraphsOf(parts);
  });

  test("gives back every text of the report, in its order", () => {
    const read = paragraphs.map(textOf).filter((text) => text !== "");
    expect(read).toEqual([...textsOf(report)].map(({ text }) => bare(text)));
  });

  test("has headings as styles, so that navigation works", () => {
    const styled = (style: string) =>
      paragraphs.filter((one) => one.includes(`<w:pStyle w:val="${style}"/>`)).map(textOf);
    expect(styled("Title")).toEqual([bare(report.title.text)]);
    expect(styled("Heading1")).toEqual(report.sections.map(({ title }) => bare(title.text)));
    const headings = report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === "heading" && block.level === 3 ? [bare(block.text.text)] : [],
      ),
    );
    expect(styled("Heading2")).toEqual(headings);
  });

  test("repeats the head of each table", () => {
    const tables = report.sections.flatMap(({ blocks }) =>
      blocks.filter((block: Block) => block.kind === "table"),
    );
    expect(parts["word/document.xml"]?.split("<w:tblHeader/>").length).toBe(tables.length + 1);
  });

  test("runs in the direction of its language, and each text in its own", () => {
    const isRightToLeft = directionOf(locale) === "rtl";
    const [title] = paragraphs;
    expect(title?.includes("<w:bidi/>")).toBe(isRightToLeft);
    expect(parts["word/document.xml"]?.includes("<w:bidiVisual/>")).toBe(isRightToLeft);
    const comment = paragraphs.find((one) => textOf(one).startsWith("ترى الدولة"));
    expect(comment).toContain("<w:bidi/>");
    expect(comment).toContain("<w:rtl/>");
    expect(comment).toContain('w:bidi="ar"');
    const statement = paragraphs.find((one) => textOf(one).startsWith("Two ministries"));
    expect(statement).not.toContain("<w:bidi/>");
    expect(statement).toContain('w:val="en"');
  });

  test("names no person and says what it is on every sheet", () => {
    expect(parts["docProps/core.xml"]).toContain(report.author.text);
    const heads = Object.entries(parts).flatMap(([name, part]) => (/header\d/.test(name) ? [part] : []));
    expect(heads.join("")).toContain(report.mark?.text.split(".")[0] ?? "no mark");
  });
});

test("the document of a report leaves out what XML cannot hold", async () => {
  const report = wholeReport("en");
  const title = { ...report.title, text: "Report\u0001\ufffe\uffff <w:t>&amp; ]]>" };
  const parts = partsOf(await docxOf({ ...report, title }));
  for (const part of [parts["word/document.xml"], parts["docProps/core.xml"]]) {
    expect(part).toContain("Report &lt;w:t&gt;&amp;amp; ]]&gt;");
    expect(part).not.toMatch(/[\ufffe\uffff]/);
  }
});
