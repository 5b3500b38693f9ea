/**
 * Files on their way that may stop and go on. What has arrived lies in a folder that all processes see, with a note of
 * whose it is; a process may end at any time.
 *
 * Bytes are written at their own place in the file, and one upload is one file: an old connection that still delivers
 * beside a new one writes the same bytes, so nothing has to be locked.
 */
import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { z } from "zod";

/** A file that does not go on for so long is taken away. */
export const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1000;

const noteSchema = z.object({
  id: z.uuid(),
  /** Whose it is. */
  owner: z.string(),
  /** The record that is to hold it. */
  record: z.string(),
  name: z.string(),
  size: z.number().int().positive(),
  /** What the sender says that it is, where the sender could compute it. */
  sha256: z.string().nullable(),
  /** ISO 8601. */
  begunAt: z.string(),
  /** The record holds it; its bytes are gone from here. */
  isHeld: z.boolean(),
});
/** What is known of a file on its way. */
export type PartialUpload = z.output<typeof noteSchema>;

/** What is sent is longer than what was said, or begins behind what has arrived. */
export class UploadMismatch extends Error {}

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const NOTE = ".json";

export type PartialUploads = ReturnType<typeof partialUploadsIn>;

/** The files on their way in a folder. */
export function partialUploadsIn(folder: string) {
  const dataOf = (id: string) => join(folder, id);
  const noteOf = (id: string) => join(folder, `${id}${NOTE}`);

  /** Keeps a note whole or not at all. */
  async function keep(upload: PartialUpload): Promise<void> {
    const temporary = join(folder, `${upload.id}.${crypto.randomUUID()}.new`);
    const handle = await open(temporary, "wx", FILE_MODE);
    try {
      await handle.writeFile(JSON.stringify(upload));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, noteOf(upload.id));
  }

  async function find(id: string): Promise<PartialUpload | null> {
    const text = await readFile(noteOf(id), "utf8").catch(() => null);
    return text === null ? null : (noteSchema.safeParse(JSON.parse(text)).data ?? null);
  }

  async function arrived(id: string): Promise<number> {
    return (await stat(dataOf(id)).catch(() => null))?.size ?? 0;
  }

  async function remove(id: string): Promise<void> {
    await rm(noteOf(id), { force: true });
    await rm(dataOf(id), { force: true });
  }

  async function namesIn(): Promise<readonly string[]> {
    return readdir(folder).catch(() => []);
  }

  return {
    /** Begins one without bytes. */
    async begin(upload: PartialUpload): Promise<void> {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await (await open(dataOf(upload.id), "wx", FILE_MODE)).close();
      await keep(upload);
    },
    find,
    /**
     * Where to go on. One that arrived whole and is not held yet, because a process ended, asks for its last byte again:
     * whoever sends it has it held.
     */
    async offsetOf({ id, size, isHeld }: PartialUpload): Promise<number> {
      return isHeld ? size : Math.min(await arrived(id), size - 1);
    },
    /**
     * Writes what comes from `offset` on, and answers how much has arrived; where the line breaks, what came before.
     * Throws `UploadMismatch`.
     */
    async write(
      { id, size }: PartialUpload,
      offset: number,
      stream: AsyncIterable<Uint8Array>,
    ): Promise<number> {
      if (offset > (await arrived(id))) throw new UploadMismatch("begins behind what has arrived");
      const handle = await open(dataOf(id), "r+");
      let position = offset;
      try {
        for await (const chunk of untilItBreaks(stream)) {
          if (position + chunk.byteLength > size) throw new UploadMismatch("more than was said");
          await writeWhole(handle, chunk, position);
          position += chunk.byteLength;
        }
      } finally {
        await handle.sync();
        await handle.close();
      }
      return position;
    },
    /** The bytes of one that has arrived. */
    read: ({ id }: PartialUpload): Readable => createReadStream(dataOf(id)),
    /** Takes the bytes away once the record holds them; the note stays, so that a lost answer can be asked for again. */
    async settle(upload: PartialUpload): Promise<void> {
      await keep({ ...upload, isHeld: true });
      await rm(dataOf(upload.id), { force: true });
    },
    remove,
    /** How many somebody has on the way. */
    async countOf(owner: string): Promise<number> {
      let count = 0;
      for (const name of await namesIn()) {
        const found = name.endsWith(NOTE) ? await find(name.slice(0, -NOTE.length)) : null;
        if (found?.owner === owner && !found.isHeld) count += 1;
      }
      return count;
    },
    /** Takes away what was begun too long ago, and what a process that ended left without a note. Answers how many went. */
    async sweep(now: Date): Promise<number> {
      const before = now.getTime() - UPLOAD_KEPT_MS;
      const byId = Map.groupBy(await namesIn(), (name) => name.split(".")[0] ?? name);
      let removed = 0;
      for (const [id, names] of byId) {
        const found = await find(id);
        const begun =
          found === null
            ? Math.max(...(await Promise.all(names.map((name) => changedAt(join(folder, name))))))
            : Date.parse(found.begunAt);
        if (begun >= before) continue;
        for (const name of names) await rm(join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** What a line delivers before it ends or breaks: that is what uploads which go on are for, and no failure. */
async function* untilItBreaks(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch {
    return;
  }
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY;
}

async function writeWhole(
  handle: Awaited<ReturnType<typeof open>>,
  chunk: Uint8Array,
  at: number,
): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.byteLength - written, at + written);
    written += bytesWritten;
  }
}
