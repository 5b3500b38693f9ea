import "server-only";
import { desc, eq } from "drizzle-orm";
import { releases } from "@/db/schema/release";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { holdAuditHead } from "@/lib/audit/head";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { releaseSchema } from "./format";
import { readRelease } from "./read";

/**
 * Writes the next release of an assessment inside the transaction of its publishing. `corrigendum` says what changed
 * and is required from the second release on. Throws INVALID where the document does not fit its own schema.
 */
export async function writeRelease(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  corrigendum: string | null,
): Promise<{ code: string; change: AuditChange }> {
  const [latest] = await ctx.tx
    .select({ number: releases.number, code: releases.code })
    .from(releases)
    .where(eq(releases.assessmentId, assessment.id))
    .orderBy(desc(releases.number))
    .limit(1);
  const number = (latest?.number ?? 0) + 1;
  const code = `${assessment.round}-${assessment.iso3}-${number}`;
  const head = await holdAuditHead(ctx);
  const document = await readRelease(ctx, assessment, {
    code,
    number,
    publishedAt: ctx.now.toISOString(),
    corrigendum: latest && corrigendum !== null ? { text: corrigendum, replaces: latest.code } : null,
    audit: { position: head.position, head: head.sha256 },
  });
  const valid = releaseSchema.safeParse(document);
  if (!valid.success) throw new AppError("INVALID", `release ${code}: ${valid.error.message}`);
  const content = canonicalJson(document);
  const id = newId(ctx.now);
  const hash = sha256(content);
  await ctx.tx.insert(releases).values({
    id,
    code,
    assessmentId: assessment.id,
    number,
    content,
    sha256: hash,
    corrigendum: document.corrigendum?.text ?? null,
    auditHead: head.sha256,
    publishedAt: ctx.now,
  });
  const after = { code, number, sha256: hash, auditHead: head.sha256 };
  return { code, change: { entity: "release", entityId: id, version: 1, before: null, after } };
}
