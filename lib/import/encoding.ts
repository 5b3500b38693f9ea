import { analyse } from "chardet";
import iconv from "iconv-lite";

/** The encodings that a file can be read in; names of the WHATWG Encoding Standard. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1254",
  "windows-1256",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A text with the encoding it was read in. `isCertain` is false where the bytes would also make another text. */
export type DecodedText = { text: string; encoding: Encoding; isCertain: boolean };

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
const SAMPLE_BYTES = 64 * 1024;
const FIRST_HIGH_BYTE = 0x80;
/** Of the bytes beyond ASCII, how many stand beside another one: few in Latin letters, nearly all in other scripts. */
const OTHER_SCRIPT_SHARE_MIN = 0.6;
/** Of UTF-16 in any script, one in ten bytes at least is zero where separators, digits and line ends stand. */
const UTF16_ZERO_SHARE_MIN = 0.05;
/** The other scripts of the United Nations: what letters beyond ASCII must be, and what chardet calls the encoding. */
const OTHER_SCRIPTS: readonly { encoding: Encoding; letters: RegExp; chardet: string }[] = [
  { encoding: "windows-1256", letters: /[\p{Script=Arabic}،؛؟ـ\p{M}]/u, chardet: "windows-1256" },
  { encoding: "windows-1251", letters: /[\p{Script=Cyrillic}№«»–—]/u, chardet: "windows-1251" },
  { encoding: "gb18030", letters: /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u, chardet: "GB18030" },
];
const LETTERS_SHARE_MIN = 0.95;
/** Signs that stand beside a letter only where letters of Central Europe are read as those of Western Europe. */
const CENTRAL_EUROPE_MISREAD = /\p{L}[¹³ºª¼¾¿£¥¯]|[¹³ºª¼¾¿£¥¯]\p{L}/u;
/** Turkish letters that Western European encodings read as Icelandic ones, and letters that only Icelandic has. */
const TURKISH_MISREAD = /[ðýþÝÞÐ]/u;
const ICELANDIC_LETTERS = /[áíóúæ]/iu;

/**
 * Decodes the bytes of a text file: by its byte order mark, as UTF-8 where they are, else in the likeliest of the
 * other encodings (never certain), or in the one a person chose. Null where the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText | null {
  // What the bytes leave open stays so, also where a person goes on with what was guessed.
  if (chosen !== undefined) {
    const found = chosen === "utf-8" ? null : decodeText(bytes);
    return decoded(bytes, chosen, found === null || (found.isCertain && found.encoding === chosen));
  }
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decoded(bytes, marked[0], true);
  const wide = withoutMark16(bytes);
  if (wide !== null) return decoded(bytes, wide, true);
  if (bytes.includes(0)) return null;
  return strictUtf8(bytes) ?? decoded(bytes, likeliest(bytes), false);
}

function decoded(bytes: Uint8Array, encoding: Encoding, isCertain: boolean): DecodedText {
  return { text: iconv.decode(bytes, encoding), encoding, isCertain };
}

function strictUtf8(bytes: Uint8Array): DecodedText | null {
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      encoding: "utf-8",
      isCertain: true,
    };
  } catch {
    return null;
  }
}

/** UTF-16 without its mark shows by zero bytes on one side only. */
function withoutMark16(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length * UTF16_ZERO_SHARE_MIN;
  if (odd > enough && even === 0) return "utf-16le";
  if (even > enough && odd === 0) return "utf-16be";
  return null;
}

function likeliest(bytes: Uint8Array): Encoding {
  const western = iconv.decode(bytes, "windows-1252");
  if (besideShare(bytes) >= OTHER_SCRIPT_SHARE_MIN) {
    const sample = bytes.subarray(0, SAMPLE_BYTES);
    const fitting = OTHER_SCRIPTS.filter((script) => fits(sample, script));
    const oneByte = fitting.filter(({ encoding }) => encoding !== "gb18030");
    const ranked = oneByte.length > 1 ? analyse(sample).map(({ name }) => name) : [];
    const found = oneByte.toSorted((a, b) => rankIn(ranked, a) - rankIn(ranked, b))[0] ?? fitting[0];
    if (found) return found.encoding;
  }
  if (CENTRAL_EUROPE_MISREAD.test(western)) return "windows-1250";
  const isTurkish = TURKISH_MISREAD.test(western) && !ICELANDIC_LETTERS.test(western);
  return isTurkish ? "windows-1254" : "windows-1252";
}

function fits(bytes: Uint8Array, { encoding, letters }: (typeof OTHER_SCRIPTS)[number]): boolean {
  const beyond = [...iconv.decode(bytes, encoding)].filter((sign) => sign > "\x7F" && sign !== "\u00A0");
  return beyond.filter((sign) => letters.test(sign)).length >= beyond.length * LETTERS_SHARE_MIN;
}

/** Of the bytes beyond ASCII, the share that stands beside another one. */
function besideShare(bytes: Uint8Array): number {
  const isHigh = (byte: number | undefined) => byte !== undefined && byte >= FIRST_HIGH_BYTE;
  let all = 0;
  let beside = 0;
  bytes.subarray(0, SAMPLE_BYTES).forEach((byte, index) => {
    if (!isHigh(byte)) return;
    all += 1;
    if (isHigh(bytes[index - 1]) || isHigh(bytes[index + 1])) beside += 1;
  });
  return beside / all;
}

function rankIn(ranked: readonly string[], { chardet }: (typeof OTHER_SCRIPTS)[number]): number {
  const rank = ranked.indexOf(chardet);
  return rank === -1 ? ranked.length : rank;
}
