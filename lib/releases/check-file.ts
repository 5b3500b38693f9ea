/** Says which file of this installation somebody holds, or that it was changed. Nothing is kept. */
import "server-only";
import { sha256 } from "@/lib/audit/canonical";
import { countFileCheck } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { done, type Result } from "@/lib/core/result";
import { checkData } from "@/lib/data-packages/check";
import { checkReleaseText, type NamedRelease, releaseOfHash } from "./check";
import type { CheckFile, FileAnswer } from "./check-schema";

/**
 * Checks a file, or where none was chosen a hash. What the asker may not read looks like what is not there. Throws
 * TOO_MANY after many in a short time.
 */
export async function checkFile(ctx: Ctx, { file, sha256: typed }: CheckFile): Promise<Result<FileAnswer>> {
  await countFileCheck(databaseOf(ctx).pool, personOf(ctx));
  const answer =
    file !== undefined && file.size > 0
      ? await answerOnBytes(ctx, Buffer.from(await file.arrayBuffer()))
      : await answerOnHash(ctx, typed ?? "");
  return done(answer);
}

/** The same for the bytes of a file, for people and for commands of the installation. */
export async function answerOnBytes(ctx: Ctx, bytes: Buffer): Promise<FileAnswer> {
  const hash = sha256(bytes);
  const data = await checkData(ctx, bytes);
  if (data !== null) return { kind: "data", sha256: hash, ...data };
  const { release, problems } = await checkReleaseText(ctx, new TextDecoder().decode(bytes));
  if (release === null) return { kind: "unknown", sha256: hash, problems };
  const named = namedOf(release);
  if (problems.length > 0) return { kind: "changed", sha256: hash, release: named, problems };
  // A mark at its beginning, or bytes that are no text, do not show in what was read.
  return hash === release.sha256
    ? { kind: "release", sha256: hash, release: named }
    : { kind: "changed", sha256: hash, release: named, problems: [{ kind: "not_canonical" }] };
}

async function answerOnHash(ctx: Ctx, hash: string): Promise<FileAnswer> {
  const release = await releaseOfHash(ctx, hash);
  return release === null
    ? { kind: "unknown", sha256: hash, problems: [] }
    : { kind: "release", sha256: hash, release: namedOf(release) };
}

function namedOf({ code, publishedAt, isInForce }: NamedRelease) {
  return { code, publishedAt, isInForce };
}
