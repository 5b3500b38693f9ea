import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readFile } from "./read-file";

const text = (content: string) => readFile(Buffer.from(content));
const rowsOf = async (file: ReturnType<typeof readFile>) =>
  (await file).sheets[0]?.lines.map(({ line, cells }) => [line, ...cells]);
const codes = async (file: ReturnType<typeof readFile>) => (await file).problems.map(({ code }) => code);

describe("separated text", () => {
  test.each([
    ["comma", "a,b,c\n1,2,3\n"],
    ["semicolon and CRLF", "a;b;c\r\n1;2;3\r\n"],
    ["tab", "a\tb\tc\n1\t2\t3\n"],
    ["bar", "a|b|c\n1|2|3\n"],
    ["old line ends", "a,b,c\r1,2,3\r"],
    ["a byte order mark", "\uFEFFa,b,c\n1,2,3\n"],
    ["spaces, no-break ones and signs without width", " a ,b\u00A0, c\n\u200E1 ,\u00A02,3\u200F\n"],
  ])("is taken apart with %s", async (_, content) => {
    expect(await rowsOf(text(content))).toEqual([
      [1, "a", "b", "c"],
      [2, "1", "2", "3"],
    ]);
  });

  test("keeps separators, line ends and doubled marks inside quotation marks, and counts lines as an editor does", async () => {
    const content = 'a;b\r\n"1;2";"one\r\ntwo ""three"""\r\n\r\n4;5\r\n';
    expect(await rowsOf(text(content))).toEqual([
      [1, "a", "b"],
      [2, "1;2", 'one\ntwo "three"'],
      [5, "4", "5"],
    ]);
  });

  test("is not misled by commas in the lines above or inside the cells of another separator", async () => {
    const content = "Source: office, ministry, court\n\nland;wert\n1,5;2,5\n3,5;4,5\n";
    const file = await text(content);
    expect(file.separator).toBe(";");
    expect(file.sheets[0]?.lines.at(-1)).toEqual({ line: 5, cells: ["3,5", "4,5"] });
  });

  test("obeys the first line by which a spreadsheet program names the separator, and a person", async () => {
    expect(await rowsOf(text("sep=;\na;b\n1;2\n"))).toEqual([
      [2, "a", "b"],
      [3, "1", "2"],
    ]);
    const told = await readFile(Buffer.from("a,b;c\n1,2;3\n"), { separator: ";" });
    expect(told.sheets[0]?.lines[1]?.cells).toEqual(["1,2", "3"]);
  });

  test("reports each row with a broken quotation mark and reads the others", async () => {
    const file = await text('a,b\n1,x"y\n2,fine\n3,"open\n4,lost\n');
    expect(file.problems).toMatchObject([
      { code: "quote", line: 2 },
      { code: "quote", line: 4 },
    ]);
    expect(file.sheets[0]?.lines.map(({ cells }) => cells[0])).toEqual(["a", "2"]);
  });

  test("in another encoding is read, and said with a text to judge by", async () => {
    const file = await readFile(iconv.encode("pays;valeur\nTogo;1\nSénégal;2\n", "windows-1252"));
    expect(file.notices).toEqual([
      {
        code: "encoding",
        line: 3,
        column: null,
        values: { encoding: "windows-1252", sample: "Sénégal" },
      },
    ]);
    expect(file.problems).toEqual([]);
    const chosen = await readFile(iconv.encode("a\nČeská\n", "windows-1250"), { encoding: "windows-1250" });
    expect(chosen.notices).toMatchObject([{ code: "encoding", values: { encoding: "windows-1250" } }]);
    expect(chosen.sheets[0]?.lines[1]?.cells).toEqual(["Česká"]);
  });

  test("that lost letters or was stored twice before is reported with its line", async () => {
    const file = await text("country,value\nC\uFFFDte d'Ivoire,1\nCÃ´te d'Ivoire,2\nÅland,3\n");
    expect(file.problems).toMatchObject([
      { code: "letter_lost", line: 2 },
      { code: "text_garbled", line: 3 },
    ]);
  });
});

describe("a workbook", () => {
  const book = async (...sheets: Parameters<typeof writeXlsx>[0]["sheets"]) =>
    readFile(Buffer.from(await writeXlsx({ sheets })));

  test("gives numbers as they were typed, days as days, and text as it is", async () => {
    const file = await book({
      name: "Data",
      rows: [
        [0.1 + 0.2, 1269, 1e21, 5e-7, -45.3],
        [new Date(Date.UTC(2010, 1, 17)), true, "004", " NA\u00A0", null],
        [new Date(Date.UTC(2010, 1, 17, 13, 30)), 2008, "<5", "نص", "-99"],
      ],
    });
    expect(file.sheets[0]?.lines.map(({ cells }) => cells)).toEqual([
      ["0.3", "1269", "1000000000000000000000", "0.0000005", "-45.3"],
      ["2010-02-17", "true", "004", "NA", ""],
      ["2010-02-17T13:30:00", "2008", "<5", "نص", "-99"],
    ]);
  });

  test("keeps the numbers of its lines over empty ones", async () => {
    const file = await book({ name: "Data", rows: [[null], ["a"], [], ["b"]] });
    expect(file.sheets[0]?.lines.filter(({ cells }) => cells[0] !== "")).toEqual([
      { line: 2, cells: ["a"] },
      { line: 4, cells: ["b"] },
    ]);
  });

  test("is begun at the first sheet that is neither hidden nor empty; the others are said", async () => {
    const file = await book(
      { name: "Codes", rows: [["secret"]], hidden: true },
      { name: "Empty", rows: [] },
      { name: "Data", rows: [["a"], [1]] },
      { name: "More", rows: [["b"], [2]] },
    );
    expect(file.chosen).toBe(2);
    expect(file.notices).toMatchObject([
      { code: "sheet_hidden", values: { sheet: "Codes" } },
      { code: "sheet_chosen", values: { sheet: "Data", count: 2 } },
    ]);
  });

  test("with nothing to be seen is a problem, also when something is hidden", async () => {
    expect(
      await codes(book({ name: "Data", rows: [["a"]], hidden: true }, { name: "Empty", rows: [] })),
    ).toEqual(["sheets_all_hidden"]);
    expect(await codes(book({ name: "Empty", rows: [] }))).toEqual(["file_empty"]);
  });

  test("with cells far to the right is refused before its rows are made", async () => {
    const wide: (string | null)[] = Array.from({ length: 16_384 }, () => null);
    wide[16_383] = "far";
    const file = await book({ name: "Data", rows: Array.from({ length: 400 }, () => wide) });
    expect(file.problems).toMatchObject([{ code: "file_too_wide", line: 367 }]);
  });

  test("with a formula that has no stored result says where, and does not take it for empty", async () => {
    const file = await book({
      name: "Data",
      rows: [
        ["a", "b"],
        [1, null],
      ],
      cells: new Map([["1,1", { formula: "A2*2" }]]),
    });
    expect(file.problems).toMatchObject([
      { code: "formula_without_result", line: 2, column: "B", values: { sheet: "Data" } },
    ]);
  });
});

describe("a file that is no table", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "file_empty"],
    ["blank lines", Buffer.from("\n\n"), "file_empty"],
    ["more lines than are read", Buffer.from("a\n".repeat(300_001)), "file_too_long"],
    ["more rows than are read", Buffer.from(`[${"{},".repeat(300_000)}{}]`), "file_too_long"],
    ["more rows below a head", Buffer.from(`{"rows":[${"{},".repeat(300_000)}{}]}`), "file_too_long"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "file_old_workbook"],
    ["a broken workbook", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]), "file_unreadable"],
    ["a PDF", Buffer.from("%PDF-1.7"), "file_kind"],
    ["a web page", Buffer.from("<html><table></table></html>"), "file_kind"],
    ["other bytes", Buffer.from([0x00, 0x01, 0x02, 0xff, 0x00]), "file_kind"],
    ["broken JSON", Buffer.from('[{"a":'), "file_unreadable"],
    ["an empty list", Buffer.from("[]"), "file_empty"],
  ])("%s is a problem and no crash", async (_, bytes, code) => {
    expect(await codes(readFile(bytes))).toEqual([code]);
  });
});
