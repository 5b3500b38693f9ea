/** The data package of a release, or of the releases of a round: what its reader may read, as one file. */
import "server-only";
import { Readable } from "node:stream";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { chunksOf } from "@/lib/core/chunks";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import {
  listReleases,
  type OpenRelease,
  parseRelease,
  type ReleaseRecord,
  releasesByCode,
} from "@/lib/releases/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import { getSettings } from "@/lib/settings/queries";
import { dataFiles, releaseFile, tablesWithCodeBook } from "./data-files";
import type { PackagedRelease } from "./release-columns";
import { type Packed, type SealedOut, textFiles } from "./texts";
import { type ArchivedFile, zipped } from "./zip";

export const PACKAGE_FORMAT = "gpat-package/1";
export const MANIFEST_FILE = "manifest.json";

/** A package as it goes out, part by part. */
export type DataPackage = { readonly name: string; readonly body: Readable };

/** So many releases are read at a time. */
const READ_AT_ONCE = 10;

/** The package of one open release. */
export async function releasePackage(
  ctx: Ctx,
  { text: _text, ...release }: OpenRelease,
): Promise<DataPackage> {
  return packed(ctx, release.code, [release], []);
}

/**
 * The package of the releases of a round that are in force and open to the reader; sealed ones are named by code, day
 * and hash. Throws NOT_FOUND where none is open.
 */
export async function roundPackage(ctx: Ctx, round: string): Promise<DataPackage> {
  const inForce = (await listReleases(ctx, { round }))
    .filter(({ code, latest }) => code === latest)
    .toSorted((a, b) => (a.iso3 < b.iso3 ? -1 : 1));
  const open = inForce.filter(({ seal }) => seal === null);
  if (open.length === 0) throw new AppError("NOT_FOUND", `open release of ${round}`);
  const zone = await programmeZone(ctx);
  const sealed = inForce.flatMap(({ code, sha256: hash, seal }) =>
    seal === null ? [] : [{ code, on: dayIn(zone, seal.confirmedAt), sha256: hash }],
  );
  return packed(ctx, round, open, sealed);
}

async function packed(
  ctx: Ctx,
  name: string,
  listed: readonly ReleaseRecord[],
  sealed: readonly SealedOut[],
): Promise<DataPackage> {
  const [{ programmeName: programme }, zone] = [await getSettings(ctx), await programmeZone(ctx)];
  const dayOf = (instant: string) => dayIn(zone, new Date(instant));
  const files = packageFiles(ctx, listed, (releases, tables) => ({
    name,
    programme,
    releases,
    sealed,
    tables,
    dayOf,
  }));
  return { name: `${name}-data.zip`, body: Readable.from(zipped(files)) };
}

async function* packageFiles(
  ctx: Ctx,
  listed: readonly ReleaseRecord[],
  packedOf: (releases: readonly PackagedRelease[], tables: Packed["tables"]) => Packed,
): AsyncGenerator<ArchivedFile> {
  const hashes: { file: string; bytes: number; sha256: string }[] = [];
  const noted = (file: ArchivedFile): ArchivedFile => {
    hashes.push({ file: file.name, bytes: file.bytes.length, sha256: sha256(Buffer.from(file.bytes)) });
    return file;
  };
  const releases: PackagedRelease[] = [];
  for (const part of chunksOf(listed, READ_AT_ONCE)) {
    const codes = part.map(({ code }) => code);
    const read = await releasesByCode(ctx, codes);
    for (const code of codes) {
      const release = read.get(code);
      // Sealed while the package goes out: its text is not shown any more.
      if (!release || release.seal !== null) throw new AppError("NOT_FOUND", `release ${code}`);
      releases.push({ document: parseRelease(release.text), sha256: release.sha256 });
      yield noted({ name: releaseFile(code), bytes: Buffer.from(release.text) });
    }
  }
  const tables = tablesWithCodeBook(releases);
  for await (const file of dataFiles(releases, tables)) yield noted(file);
  const whole = packedOf(releases, tables);
  for (const file of textFiles(whole)) yield noted(file);
  yield { name: MANIFEST_FILE, bytes: Buffer.from(canonicalJson(manifestOf(whole, hashes))) };
}

function manifestOf(
  { name, releases, sealed }: Packed,
  files: readonly { file: string; bytes: number; sha256: string }[],
) {
  return {
    format: PACKAGE_FORMAT,
    package: name,
    releases: releases.map(({ document: { code, publishedAt, country, round }, sha256: hash }) => ({
      code,
      country: country.iso3,
      round: round.code,
      publishedAt,
      sha256: hash,
    })),
    sealed,
    files,
  };
}
