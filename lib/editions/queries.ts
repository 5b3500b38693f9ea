import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { editionValidations, instrumentEditions } from "@/db/schema/instrument";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { readInstrument } from "@/lib/scoring/read-instrument";
import { cachedEdition, editionOfBytes } from "./cache";
import type { EditionPreview } from "./schema";
import { type Standing, standingOf } from "./standing";

/** An edition as lists show it, without its bytes. */
export type EditionRecord = {
  id: string;
  instrument: string;
  version: string;
  title: string;
  language: string;
  sha256: string;
  publishedAt: Date;
  standing: Standing;
  /** Who validated it last and when; null while nobody did. */
  validation: { by: string; on: string; note: string | null } | null;
  /** The file says that another organisation published it; `by` where it names the organisation. */
  publishedElsewhere: { by: string | null } | null;
};

const columns = {
  id: instrumentEditions.id,
  instrument: instrumentEditions.instrument,
  version: instrumentEditions.version,
  title: instrumentEditions.title,
  language: instrumentEditions.language,
  sha256: instrumentEditions.sha256,
  publishedAt: instrumentEditions.publishedAt,
  status: sql<string>`${instrumentEditions.content}::json ->> 'status'`,
  publisher: sql<string | null>`${instrumentEditions.content}::json ->> 'publisher'`,
};

/** Every edition of the installation. Editions hold the method and are read by every signed-in person. */
export async function listEditions(ctx: Ctx): Promise<EditionRecord[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "editions");
  const [rows, validations] = await Promise.all([
    ctx.read
      .select(columns)
      .from(instrumentEditions)
      .orderBy(asc(instrumentEditions.instrument), desc(instrumentEditions.publishedAt)),
    ctx.read
      .select({
        editionId: editionValidations.editionId,
        by: editionValidations.validatedBy,
        on: editionValidations.validatedOn,
        note: editionValidations.note,
      })
      .from(editionValidations)
      .orderBy(desc(editionValidations.recordedAt)),
  ]);
  return rows.map(({ status, publisher, ...row }) => {
    const found = validations.find((validation) => validation.editionId === row.id);
    return {
      ...row,
      standing: standingOf(found !== undefined, { status }),
      validation: found ? { by: found.by, on: found.on, note: found.note } : null,
      publishedElsewhere: status === "published_elsewhere" ? { by: publisher } : null,
    };
  });
}

/** One edition by instrument and version. Throws NOT_FOUND. */
export async function getEdition(ctx: Ctx, instrument: string, version: string): Promise<EditionRecord> {
  const found = (await listEditions(ctx)).find(
    (edition) => edition.instrument === instrument && edition.version === version,
  );
  if (!found) throw new AppError("NOT_FOUND", `edition ${instrument}@${version}`);
  return found;
}

/** The parsed edition with this hash: from the process where it was parsed before, else from its bytes. */
export async function editionByHash(ctx: Ctx, hash: string): Promise<Edition> {
  const known = cachedEdition(hash);
  if (known) return known;
  return editionOfBytes(hash, await bytesOf(ctx, hash));
}

/** The exact text of an edition. Throws NOT_FOUND. */
export async function editionText(ctx: Ctx, instrument: string, version: string): Promise<string> {
  const { sha256: hash } = await getEdition(ctx, instrument, version);
  return (await bytesOf(ctx, hash))();
}

async function bytesOf(ctx: Ctx, hash: string): Promise<() => string> {
  const [row] = await ctx.read
    .select({ content: instrumentEditions.content })
    .from(instrumentEditions)
    .where(eq(instrumentEditions.sha256, hash));
  if (!row) throw new AppError("NOT_FOUND", `edition with hash ${hash}`);
  return () => row.content;
}

/** Reads a file as an import would, and changes nothing. For administrators and commands. */
export async function previewEdition(ctx: Ctx, content: string): Promise<EditionPreview> {
  if (!can(ctx.actor, "edition.import", { kind: "installation" }))
    throw new AppError("FORBIDDEN", "edition.import");
  const parsed = readInstrument(content);
  if (!parsed.ok) return { status: "invalid", problems: parsed.problems };
  const { edition } = parsed;
  const hash = sha256(content);
  const [same] = await ctx.read
    .select({ sha256: instrumentEditions.sha256 })
    .from(instrumentEditions)
    .where(
      and(
        eq(instrumentEditions.instrument, edition.file.code),
        eq(instrumentEditions.version, edition.file.version),
      ),
    );
  return {
    status: same === undefined ? "new" : same.sha256 === hash ? "known" : "other_bytes",
    edition: edition.id,
    title: edition.file.title,
    language: edition.file.language,
    sha256: hash,
    indicatorCount: edition.indicators.size,
    nodeCount: edition.nodes.size,
  };
}

/** The editions for those who add and validate them. Throws FORBIDDEN. */
export async function listEditionsForChange(ctx: Ctx): Promise<EditionRecord[]> {
  if (!can(ctx.actor, "edition.import", { kind: "installation" }))
    throw new AppError("FORBIDDEN", "edition.import");
  return listEditions(ctx);
}
