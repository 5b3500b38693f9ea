/** What a file is, by its content; its name only tells CSV from plain text. */
import "server-only";
import { readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { readArchive } from "./archive";
import type { FileRefusal } from "./refusals";
import type { Examined } from "./store";

/** A file that is not taken, for a reason that the person is told. */
export class FileRefused extends Error {
  readonly reason: FileRefusal;
  constructor(reason: FileRefusal) {
    super(reason);
    this.reason = reason;
  }
}

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CONTAINERS: Readonly<Record<string, string>> = {
  [DOCX]: "word/document.xml",
  [XLSX]: "xl/workbook.xml",
};
/** Larger pictures are refused before they are unpacked into memory. */
const PIXELS_MAX = 60_000_000;
const JPEG_QUALITY = 90;

/** Recognises a file and makes pictures anew, without position and device data. Throws `FileRefused`. */
export async function recognise(path: string, name: string): Promise<Examined> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new FileRefused("empty");
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  switch (found?.mime) {
    case "application/pdf":
      return { type: found.mime };
    case DOCX:
    case XLSX:
      return examineContainer(bytes, found.mime);
    case "application/zip":
      return examineContainer(bytes, null);
    case "image/png":
    case "image/jpeg":
      return { type: found.mime, replacement: await redraw(bytes, found.mime) };
    case undefined:
      if (!isPlainText(bytes)) throw new FileRefused("type_not_allowed");
      return { type: /\.csv$/i.test(name) ? "text/csv" : "text/plain" };
    default:
      throw new FileRefused("type_not_allowed");
  }
}

function examineContainer(bytes: Buffer, claimed: string | null): Examined {
  const archive = readArchive(bytes);
  if (archive === null) throw new FileRefused("damaged");
  const type = Object.entries(CONTAINERS).find(([, main]) => archive.names.includes(main))?.[0];
  if (type === undefined || (claimed !== null && claimed !== type)) throw new FileRefused("type_not_allowed");
  if (archive.names.some((entry) => /vbaProject\.bin$|\/(activeX|embeddings)\/.+\.bin$/i.test(entry))) {
    throw new FileRefused("active_content");
  }
  return { type };
}

async function redraw(bytes: Buffer, type: "image/png" | "image/jpeg"): Promise<Uint8Array> {
  try {
    const image = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: "error" }).rotate();
    return await (type === "image/png" ? image.png() : image.jpeg({ quality: JPEG_QUALITY })).toBuffer();
  } catch (cause) {
    throw Object.assign(new FileRefused("damaged"), { cause });
  }
}

/** Text in UTF-8, or in UTF-16 with a byte order mark, without control characters. */
export function isPlainText(bytes: Uint8Array): boolean {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const withoutBreaks = text.replace(/[\t\n\r\f]/g, "");
    return !/\p{Cc}/u.test(withoutBreaks) && !/^\s*<(!doctype|html|svg|\?xml|script)/i.test(text);
  } catch {
    return false;
  }
}
