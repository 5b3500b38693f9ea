/** Letters between the programme and a State as they are stored. */
import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { correspondence } from "@/db/schema/correspondence";
import { registerEntries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

const STORED = {
  id: correspondence.id,
  number: correspondence.number,
  direction: correspondence.direction,
  reference: correspondence.reference,
  writtenOn: correspondence.writtenOn,
  passedOn: correspondence.passedOn,
  /** Code of the entry of the register of institutions; null where the register does not hold it. */
  institution: registerEntries.code,
  institutionName: correspondence.institutionName,
  subject: correspondence.subject,
  language: correspondence.language,
  fileSha256: correspondence.fileSha256,
  fileName: correspondence.fileName,
  addedBy: users.name,
  addedAt: correspondence.addedAt,
  withdrawalReason: correspondence.withdrawalReason,
  withdrawnAt: correspondence.withdrawnAt,
  version: correspondence.version,
};

const stored = (ctx: Ctx) =>
  ctx.read
    .select(STORED)
    .from(correspondence)
    .innerJoin(users, eq(users.id, correspondence.addedBy))
    .leftJoin(registerEntries, eq(registerEntries.id, correspondence.institutionId));

/** A letter with the name of who noted it, which only the team may see. */
export type StoredLetter = Awaited<ReturnType<typeof stored>>[number];

/** Which letters are read: those that were withdrawn as a mistake are for the team. */
type Reading = { withdrawn: boolean };

/** The letters of an assessment by the day they bear. The caller has asked whether the actor may read them. */
export function storedLetters(
  ctx: Ctx,
  assessmentId: string,
  { withdrawn }: Reading,
): Promise<readonly StoredLetter[]> {
  return stored(ctx)
    .where(
      and(
        eq(correspondence.assessmentId, assessmentId),
        withdrawn ? undefined : isNull(correspondence.withdrawnAt),
      ),
    )
    .orderBy(asc(correspondence.writtenOn), asc(correspondence.number));
}

/** One letter of an assessment. Throws NOT_FOUND. The caller has asked whether the actor may read it. */
export async function storedLetter(
  ctx: Ctx,
  assessmentId: string,
  number: number,
  { withdrawn }: Reading,
): Promise<StoredLetter> {
  const [row] = await stored(ctx).where(
    and(
      eq(correspondence.assessmentId, assessmentId),
      eq(correspondence.number, number),
      withdrawn ? undefined : isNull(correspondence.withdrawnAt),
    ),
  );
  if (!row) throw new AppError("NOT_FOUND", `letter ${number} of assessment ${assessmentId}`);
  return row;
}
