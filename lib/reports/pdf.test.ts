import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { bare, linesOf, missingWords, openedPdf } from "@/tests/support/pdf-text";
import { wholeReport } from "@/tests/support/whole-report";
import { type Block, type Report, textsOf } from "./model";
import { pdfOf } from "./pdf";

type Node = { role?: string; id?: string; children?: Node[] };

function rolesOf(node: Node, roles: string[] = []): string[] {
  if (node.role !== undefined) roles.push(node.role);
  for (const child of node.children ?? []) rolesOf(child, roles);
  return roles;
}

describe.each(LOCALES)("the PDF of a report in %s", (locale) => {
  const report = wholeReport(locale);
  let file: PDFDocumentProxy;
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = pdfOf(report, "2026-11-27");
    file = await openedPdf(bytes);
  });

  test("says its language, its title and its author, and is marked as one that was made to be listened to", async () => {
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({ Language: locale, Title: report.title.text, Author: report.author.text });
    const marks: unknown = await file.getMarkInfo();
    expect(marks instanceof Map && marks.get("Marked")).toBe(true);
    expect(metadata?.getRaw()).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("has every section in its outline, in order, with its headings below", async () => {
    const outline = await file.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(report.sections.map(({ title }) => bare(title.text)));
    const below = outline.map(({ items }) => items.map((item: { title: string }) => item.title));
    const headings = (blocks: readonly Block[]) =>
      blocks.flatMap((block) =>
        block.kind === "heading" && block.level === 3 ? [bare(block.text.text)] : [],
      );
    expect(below).toEqual(report.sections.map(({ blocks }) => headings(blocks)));
  });

  test("has its faces within", () => {
    const text = bytes.toString("latin1");
    expect(text).toContain("NotoSans-Regular");
    expect(text).toContain("Amiri-Regular");
    expect(text).toContain("/FontFile");
  });

  test("tags headings, tables with their heads, lists and quotations", async () => {
    const roles = new Set<string>();
    for (let place = 1; place <= file.numPages; place += 1) {
      const tree = await (await file.getPage(place)).getStructTree();
      for (const role of rolesOf(tree as Node)) roles.add(role);
    }
    for (const role of ["H1", "H2", "H3", "Table", "TH", "TD", "Caption", "L", "LI", "BlockQuote", "P"])
      expect([...roles]).toContain(role);
  });

  test("gives back every word of the report", async () => {
    expect(
      await missingWords(
        file,
        [...textsOf(report)].map(({ text }) => text),
      ),
    ).toEqual([]);
  });

  test("gives them back in the order of the report", async () => {
    const run = (await linesOf(file)).join("").replace(/\s+/g, "");
    // The first of them stand in the list of contents too.
    let place = run.lastIndexOf(
      bare(report.sections[0]?.title.text ?? "").replace(/\s+/g, ""),
      run.length / 4,
    );
    const latin = report.sections.flatMap(({ title, blocks }) => [
      title.text,
      ...blocks.flatMap((block) => (block.kind === "heading" ? [block.text.text] : [])),
    ]);
    for (const heading of latin.filter((text) => /^[A-Z]\d/.test(text))) {
      const next = run.indexOf(heading.replace(/\s+/g, ""), place);
      expect(next, heading).toBeGreaterThan(-1);
      place = next;
    }
  });
});

describe("the PDF of a report in which something strange was typed", () => {
  const saying = (said: string): Report => {
    const report = wholeReport("en");
    const [first] = report.sections;
    if (first === undefined) throw new Error("no section");
    const text = { text: said, language: null };
    return { ...report, sections: [{ ...first, blocks: [{ kind: "paragraph", text }] }] };
  };
  const readOut = async (said: string) => {
    return (await linesOf(await openedPdf(pdfOf(saying(said), "2026-11-27")))).join("");
  };

  test("is made though its faces lack a letter", async () => {
    expect(await readOut("Beside 中文, ไทย and አማርኛ")).toContain("Beside");
  });

  test("leaves out what no file can hold, and runs nothing that was typed", async () => {
    const typed = '#import "/etc/passwd": * #read("/etc/passwd") #eval("1+1") $x^2$ `raw` <summary>';
    expect(await readOut(`Before\u0001\ufffe\uffff\u0085 ${typed}`)).toContain(`Before ${typed}`);
  });
});
