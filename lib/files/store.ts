/**
 * Where the content of files lies. Addressed by SHA-256 inside the installation and never from outside: an address
 * names a source, and rights are checked there. A store of another kind keeps this interface.
 */
import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

export type StoredFile = { sha256: string; size: number; type: string };

export type FileStore = {
  /**
   * Takes the stream to its end; it is on the disk for good before this resolves. `examine` looks at the temporary
   * file and answers its type, or another file to keep in its place. What it throws removes everything again.
   */
  put: (
    stream: AsyncIterable<Uint8Array>,
    options: PutOptions,
  ) => Promise<StoredFile & { received: Received }>;
  get: (sha256: string) => Readable;
  has: (sha256: string) => Promise<boolean>;
  /** How many bytes a file has; null where it is not there. */
  sizeOf: (sha256: string) => Promise<number | null>;
  remove: (sha256: string) => Promise<void>;
  /** Every file with the instant of its last `put`. */
  list: () => AsyncIterable<{ sha256: string; storedAt: Date }>;
};

/** What arrived, before anything was made of it. */
export type Received = { sha256: string; size: number };
export type Examined = { type: string; replacement?: Uint8Array };
export type PutOptions = {
  maxBytes: number;
  now: Date;
  examine: (path: string, received: Received) => Promise<Examined>;
};

/** The stream was longer than allowed. */
export class FileTooLarge extends Error {}

const SHA256 = /^[0-9a-f]{64}$/;
const TEMPORARY = "incoming";
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function write(path: string, stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Received> {
  const handle = await open(path, "wx", FILE_MODE);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest("hex"), size };
}

/** A store in a folder of the file system, shared by all processes that see the folder. */
export function folderStore(folder: string): FileStore {
  const incoming = join(folder, TEMPORARY);
  const folderOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error("not a SHA-256");
    return join(folder, sha256.slice(0, 2));
  };
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256);

  return {
    async put(stream, { maxBytes, now, examine }) {
      await mkdir(incoming, { recursive: true, mode: FOLDER_MODE });
      const temporary = join(incoming, randomUUID());
      const replacing = `${temporary}.replacement`;
      try {
        const received = await write(temporary, stream, maxBytes);
        const { type, replacement } = await examine(temporary, received);
        const kept = replacement
          ? { path: replacing, sha256: sha256Of(replacement), size: replacement.byteLength }
          : { path: temporary, ...received };
        if (replacement) await write(replacing, only(replacement), maxBytes * 2);
        const target = folderOf(kept.sha256);
        await mkdir(target, { recursive: true, mode: FOLDER_MODE });
        await utimes(kept.path, now, now);
        await rename(kept.path, pathOf(kept.sha256));
        await syncFolder(target);
        await syncFolder(folder);
        return { sha256: kept.sha256, size: kept.size, type, received };
      } finally {
        await rm(temporary, { force: true });
        await rm(replacing, { force: true });
      }
    },
    get: (sha256) => createReadStream(pathOf(sha256)),
    async has(sha256) {
      return (await stat(pathOf(sha256)).catch(() => null)) !== null;
    },
    async sizeOf(sha256) {
      return (await stat(pathOf(sha256)).catch(() => null))?.size ?? null;
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      for (const part of await readdir(folder).catch(() => [])) {
        if (part === TEMPORARY) continue;
        for (const name of await readdir(join(folder, part))) {
          if (!SHA256.test(name)) continue;
          const { mtime } = await stat(join(folder, part, name));
          yield { sha256: name, storedAt: mtime };
        }
      }
    },
  };
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A file as the body of a response; a reader who leaves closes it. */
export function responseBody(file: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = file.iterator();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel() {
      file.destroy();
    },
  });
}
