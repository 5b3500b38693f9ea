/** Texts as PostgreSQL can keep them, and as files of XML can. Pure, and safe in the browser. */

const NOT_IN_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Without what XML 1.0 cannot hold: one such sign, and no program opens the document or the workbook it stands in. */
export function xmlText(text: string): string {
  return text.replace(NOT_IN_XML, "");
}

/** Without U+0000, and with U+FFFD in place of half a surrogate pair; every other text stays as it is. */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

/** The same for every text in lists and plain objects, names of properties included; files and all else stay. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [storableText(name), storable(part)]),
  );
}
