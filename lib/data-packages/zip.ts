/** ZIP files whose bytes follow from their content alone: on every machine, in every zone, at every time. */
import { unzipSync, Zip, ZipDeflate, zipSync } from "fflate";

/** A file of an archive. */
export type ArchivedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The first time that the format can say; written from the parts of local time, so it reads the same in every zone. */
const NO_TIME = new Date(1980, 0, 1);
const LEVEL = 6;

/** The bytes of an archive as its files come in, one file after the other. */
export async function* zipped(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Buffer> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, bytes } of files) {
    const file = new ZipDeflate(name, { level: LEVEL });
    file.mtime = NO_TIME;
    zip.add(file);
    file.push(bytes, true);
    yield* taken(ready);
  }
  zip.end();
  yield* taken(ready);
}

function taken(ready: Uint8Array[]): readonly Buffer[] {
  return ready.splice(0).map((chunk) => Buffer.from(chunk));
}

/** The same archive packed by this module: another packer may write the time, or other bytes on another machine. */
export function repacked(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { level: LEVEL, mtime: NO_TIME });
}

/** More than an honest package holds once it is unpacked, in bytes. */
const UNPACKED_MAX = 100_000_000;
/** An honest package grows less than ten times; and a small one may grow to so much, whatever its size. */
const GROWTH_MAX = 30;
const SMALL = 1_000_000;

/** The files of an archive by name. Throws where they are broken, or more than a package holds. */
export function unzipped(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const most = Math.min(UNPACKED_MAX, Math.max(SMALL, GROWTH_MAX * archive.length));
  let unpacked = 0;
  const files = unzipSync(archive, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      if (unpacked > most) throw new RangeError("more than a package holds");
      return true;
    },
  });
  return new Map(Object.entries(files));
}
