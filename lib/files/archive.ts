/** A look into ZIP containers (DOCX, XLSX) without unpacking them: names and declared sizes of the directory only. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const COMMENT_MAX = 65_535;

/** More entries, or more bytes once unpacked, than an honest document of 25 MB has. */
export const ENTRIES_MAX = 5_000;
export const UNPACKED_BYTES_MAX = 300_000_000;
/** An entry that grows more than this is a bomb. */
export const GROWTH_MAX = 300;

export type ArchiveContent = { names: readonly string[] };

/** The names in a ZIP container, or null where it is broken, encrypted, nested, or grows without measure. */
export function readArchive(bytes: Buffer): ArchiveContent | null {
  const end = endOfDirectory(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0 || count > ENTRIES_MAX) return null;
  const names: string[] = [];
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const packedSize = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (at + ENTRY_LENGTH + nameLength + rest > end) return null;
    const name = bytes.toString("utf8", at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    unpacked += size;
    const grows = size > 1_000_000 && size > packedSize * GROWTH_MAX;
    if (encrypted || grows || unpacked > UNPACKED_BYTES_MAX || isUnsafe(name)) return null;
    names.push(name);
    at += ENTRY_LENGTH + nameLength + rest;
  }
  return { names };
}

function isUnsafe(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.split("/").includes("..");
}

function endOfDirectory(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - COMMENT_MAX);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return null;
}
