import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decodeText, ENCODINGS } from "./encoding";

test.each([
  ["utf-8", "country,value\nCôte d’Ivoire,3\nلبنان,4\n中国,5\n"],
  ["utf-16le", "country\tvalue\nCôte d’Ivoire\t3\n"],
  ["utf-16be", "country\tvalue\nلبنان\t3\n中国\t5\n"],
])("%s is certain without a byte order mark, and with one", (encoding, text) => {
  expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, encoding, isCertain: true });
  const marked = decodeText(iconv.encode(text, encoding, { addBOM: true }));
  expect(marked).toMatchObject({ encoding, isCertain: true });
  expect(marked?.text.replace("\uFEFF", "")).toBe(text);
});

test.each([
  ["windows-1252", "pays;valeur\nCôte d’Ivoire;3\nSénégal;4\nCréée;1\n"],
  ["windows-1252", "country_iso3,note\nBEN,é\n"],
  ["windows-1252", "Land;Wert\nÖsterreich;3\nGroßbritannien;2\n"],
  ["windows-1252", "Ísland,Þórður\nNorge,Ærø\n"],
  ["windows-1250", "kraj;liczba\nZwiązek;3\nŁódź;2\n"],
  ["windows-1250", "ţară;număr\nRomânia;3\nconstrângere şi înşelăciune;3\n"],
  ["windows-1254", "ülke,değer\nTürkiye,3\nIşık,5\n"],
  ["windows-1256", "البلد,القيمة\nلبنان,3\nبنن,4\nالمغرب,5\n"],
  ["windows-1256", "country,note\nLBN,لا يوجد\n"],
  ["windows-1251", "Страна,Значение\nРоссия,3\nБеларусь,5\n"],
  ["gb18030", "国家,数值\n中国,3\n缅甸,4\n"],
])("%s is found and never certain: %j", (encoding, text) => {
  expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, encoding, isCertain: false });
});

test("ISO-8859-1 reads as Windows-1252, which holds it", () => {
  const text = "pays;valeur\nSénégal;3\n";
  expect(decodeText(Buffer.from(text, "latin1"))).toMatchObject({ text, encoding: "windows-1252" });
});

test("what a person chose wins, for every encoding offered", () => {
  for (const encoding of ENCODINGS) {
    expect(decodeText(iconv.encode("a,b\n1,2\n", encoding), encoding)?.text).toBe("a,b\n1,2\n");
  }
  const czech = "země;počet\nČeská republika;3\n";
  expect(decodeText(iconv.encode(czech, "windows-1250"), "windows-1250")?.text).toBe(czech);
});

test("bytes that are no text are refused", () => {
  expect(decodeText(Buffer.from([0x00, 0x01, 0xff, 0x00, 0x7f]))).toBeNull();
});
