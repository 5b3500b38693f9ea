import { expect, test } from "vitest";
import { attachment, safeFileName } from "./disposition";

test("a name in Arabic stands in UTF-8 beside one that old browsers read", () => {
  expect(attachment("تقرير 1.pdf")).toBe(
    "attachment; filename=\"_____ 1.pdf\"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%201.pdf",
  );
});

test("nothing in a name ends the header or opens another", () => {
  expect(attachment('a"; x=\r\nSet-Cookie: b/../c')).not.toMatch(/[\r\n/]|"; x/);
});

test.each([
  ["C:\\Users\\x\\a.pdf", "a.pdf"],
  ["../../etc/passwd", "passwd"],
  ["..", "file"],
  ["", "file"],
  ["a\u202epdf.exe", "apdf.exe"],
])("%j is kept as %j", (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});
