/** Papers that keep to their sheets, whatever is in them. */
import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { paragraphsOf, partsOf, textOf } from "@/tests/support/docx-text";
import { LIBRE_OFFICE, textByLibreOffice } from "@/tests/support/libre-office";
import { bare, linesOf, missingWords, openedPdf } from "@/tests/support/pdf-text";
import { wholeBrief, wholeRoundReport } from "@/tests/support/whole-brief";
import { wholeReport } from "@/tests/support/whole-report";
import { docxOf } from "./docx";
import { type Report, textsOf } from "./model";
import { pdfOf } from "./pdf";

const A4 = [595, 842];
const opened = (report: Report) => openedPdf(pdfOf(report, "2026-11-27"));
const textsIn = (report: Report) => [...textsOf(report)].map(({ text }) => text);

describe.each(LOCALES)("on paper in %s", (locale) => {
  test.each([false, true])(
    "a brief is one A4 sheet with every word of it (long texts: %s)",
    async (isLong) => {
      const report = wholeBrief(locale, { isLong });
      const file = await opened(report);
      expect(file.numPages).toBe(1);
      const { width, height } = (await file.getPage(1)).getViewport({ scale: 1 });
      expect([width, height].map(Math.round)).toEqual(A4);
      expect(await missingWords(file, textsIn(report))).toEqual([]);
    },
  );

  test.each([false, true])(
    "a round is its overview and two sheets a country (long texts: %s)",
    async (isLong) => {
      const report = wholeRoundReport(locale, { isLong });
      const file = await opened(report);
      const places = await Promise.all(
        (await file.getOutline()).map(({ dest }) =>
          Array.isArray(dest) ? file.getPageIndex(dest[0]) : Promise.reject(new Error("no place")),
        ),
      );
      expect(places[0]).toBe(0);
      const ends = [...places.slice(1), file.numPages];
      const sheets = places.map((place, section) => (ends[section] ?? 0) - place);
      expect(sheets[0]).toBe(1);
      for (const count of sheets.slice(1)) expect(count).toBeLessThanOrEqual(2);
      expect(await missingWords(file, textsIn(report))).toEqual([]);
    },
  );

  test("a brief for word processors gives back every text in its order", async () => {
    const report = wholeBrief(locale);
    const read = paragraphsOf(partsOf(await docxOf(report))).map(textOf);
    expect(read.filter((text) => text !== "")).toEqual(textsIn(report).map(bare));
  });
});

describe.each(LOCALES)("LibreOffice, where it is installed, in %s", (locale) => {
  const papers = { report: wholeReport, brief: wholeBrief, "report of a round": wholeRoundReport };
  test.skipIf(LIBRE_OFFICE === null).each(Object.entries(papers))(
    "opens the document of a %s with every text of it",
    async (_name, paper) => {
      const report = paper(locale);
      const read = textByLibreOffice(await docxOf(report)).replace(/\s+/gu, " ");
      for (const text of textsIn(report)) expect(read).toContain(bare(text).replace(/\s+/gu, " ").trim());
    },
  );
});

test("letters that no face has are said to be missing, in words and not as boxes, and stay in the document", async () => {
  const report = wholeReport("en");
  const chinese = { text: "The ministry 司法部 国家 answered.", language: "zh" };
  const changed: Report = { ...report, lead: [...report.lead, chinese] };
  const read = (await linesOf(await opened(changed))).join(" ");
  expect(read).toContain("The ministry [letters not shown] answered.");
  expect(read).toContain("Some words are in letters that this PDF cannot show");
  expect((await linesOf(await opened(report))).join(" ")).not.toContain("letters that this PDF cannot show");
  const document = paragraphsOf(partsOf(await docxOf(changed))).map(textOf);
  expect(document).toContain(chinese.text);
});
