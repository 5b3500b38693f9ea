/** Files of contributions: taken from who holds a ticket, given to who may read the contribution. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { contributionFiles } from "@/db/schema/contribution";
import { files } from "@/db/schema/source";
import { countContributedFile } from "@/lib/auth/attempts";
import { actingAs, type Ctx, databaseOf } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Result, refused } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import type { FileView } from "@/lib/files/view";
import { WITHOUT_ACCOUNT } from "./links";
import { FILES_MAX, isAlive } from "./rules";
import { type ContributionRow, contributionSubject } from "./subject";
import { contributionOfTicket } from "./upload-ticket";
import { mutateContribution, unchanged, written } from "./write";

type Asked = { id: string; row: ContributionRow };

/** The contribution that a ticket lets somebody send a file to. Throws NOT_FOUND. */
async function ofTicket(ctx: Ctx, ticket: string): Promise<Asked> {
  const id = contributionOfTicket(ticket, ctx.now);
  if (id === null) throw new AppError("NOT_FOUND", "ticket");
  const { row } = await contributionSubject(actingAs(ctx, WITHOUT_ACCOUNT), id, {
    opens: "contribution.amend",
  });
  if (!isAlive(row)) throw new AppError("NOT_FOUND", "a contribution that takes nothing more");
  return { id, row };
}

/**
 * Counts an upload of so many bytes for the contribution of a ticket before any of it is read. Throws NOT_FOUND; TOO_MANY
 * where too much is sent at once for this contribution or by its link.
 */
async function admitUpload(ctx: Ctx, ticket: string, bytes: number): Promise<FileRefusal | null> {
  const { id, row } = await ofTicket(ctx, ticket);
  await countContributedFile(databaseOf(ctx).pool, {
    contribution: id,
    giver: row.linkId ?? row.contributorId ?? id,
    bytes,
  });
  return null;
}

async function isFull(ctx: Ctx, id: string): Promise<boolean> {
  return (await ctx.read.$count(contributionFiles, eq(contributionFiles.contributionId, id))) >= FILES_MAX;
}

/**
 * Takes in a file of a contribution, recognised by its content; the same content again adds nothing. Refused where as many
 * came as are taken. Throws NOT_FOUND.
 */
export async function attachContributionFile(
  ctx: Ctx,
  store: FileStore,
  ticket: string,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  const { id } = await ofTicket(ctx, ticket);
  const acting = actingAs(ctx, WITHOUT_ACCOUNT);
  return takeIn(acting, store, file, (kept) =>
    mutateContribution<{ name: string; size: number }, "enough">(
      acting,
      "contribution.amend",
      id,
      async (inside, { row }) => {
        // Consent may have ended while the file was on its way, and others may have come.
        if (!isAlive(row)) throw new AppError("NOT_FOUND", "a contribution that takes nothing more");
        const own = eq(contributionFiles.contributionId, id);
        const same = and(own, eq(contributionFiles.fileSha256, kept.sha256));
        if ((await inside.tx.$count(contributionFiles, same)) > 0)
          return unchanged({ name: kept.name, size: kept.size });
        if (await isFull(inside, id)) return refused("enough");
        await recordFile(inside, kept);
        await inside.tx.insert(contributionFiles).values({
          id: newId(inside.now),
          contributionId: id,
          fileSha256: kept.sha256,
          fileName: kept.name,
          addedAt: inside.now,
        });
        return written({ name: kept.name, size: kept.size });
      },
    ),
  );
}

/**
 * A contribution as what its contributor sends files to. Every ticket for it goes on with what another one began, and no
 * ticket for another: nobody but who made the contribution is given one. Throws NOT_FOUND where the ticket opens nothing.
 */
export function contributionUploads(ctx: Ctx, store: FileStore, ticket: string): UploadPlace {
  const contribution = contributionOfTicket(ticket, ctx.now);
  if (contribution === null) throw new AppError("NOT_FOUND", "ticket");
  const record = `contributions/${contribution}`;
  return {
    owner: record,
    record,
    allow: () => ofTicket(ctx, ticket),
    admit: (bytes) => admitUpload(ctx, ticket, bytes),
    attach: (file) => attachContributionFile(ctx, store, ticket, file),
  };
}

/** A file of a contribution as its page shows it. */
export type ContributionFile = FileView & { id: string };

/** The files of a contribution. The caller has asked whether the actor may read it. */
export async function contributionFileViews(ctx: Ctx, id: string): Promise<readonly ContributionFile[]> {
  const rows = await ctx.read
    .select({
      id: contributionFiles.id,
      name: contributionFiles.fileName,
      size: files.size,
      mediaType: files.mediaType,
      quarantinedAt: files.quarantinedAt,
    })
    .from(contributionFiles)
    .innerJoin(files, eq(files.sha256, contributionFiles.fileSha256))
    .where(eq(contributionFiles.contributionId, id))
    .orderBy(asc(contributionFiles.id));
  return rows.map(({ quarantinedAt, ...file }) => ({ ...file, quarantined: quarantinedAt !== null }));
}

/** A file of a contribution. Throws NOT_FOUND where it is absent or hidden, LOCKED in quarantine. */
export async function openContributionFile(
  ctx: Ctx,
  store: FileStore,
  { contribution, file }: { contribution: string; file: string },
): Promise<OutgoingFile> {
  await contributionSubject(ctx, contribution);
  const [row] = await ctx.read
    .select({ fileSha256: contributionFiles.fileSha256, fileName: contributionFiles.fileName })
    .from(contributionFiles)
    .where(and(eq(contributionFiles.id, file), eq(contributionFiles.contributionId, contribution)));
  if (!row) throw new AppError("NOT_FOUND", `file ${file}`);
  return openHeld(ctx, store, contribution, row);
}
