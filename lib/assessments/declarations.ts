import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { domainDeclarations } from "@/db/schema/assessment";
import { nextVersion } from "@/lib/audit/next-version";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import type { Result } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { assessmentKeySchema } from "./schema";
import { mutateAssessment } from "./subject";

/** "Have you completed this domain?", answered yes or no. */
export const declareDomainSchema = assessmentKeySchema.extend({
  domain: z.string().min(1),
  complete: z.enum(["yes", "no"], "errors.field.missing").transform((answer) => answer === "yes"),
});
export type DeclareDomain = z.output<typeof declareDomainSchema>;

/** Name of the audited noun: the declared domains of one assessment. */
export const DECLARATIONS_ENTITY = "domain_declarations";

/** Declares a domain complete, or takes that back. Saying the same again changes nothing. Throws NOT_FOUND. */
export function declareDomain(ctx: Ctx, input: DeclareDomain): Promise<Result<{ complete: boolean }>> {
  return mutateAssessment(ctx, "domain.declare", input, "share", async (inside, assessment) => {
    const edition = await editionByHash(inside, assessment.editionSha256);
    if (edition.nodes.get(input.domain)?.kind !== "domain") {
      throw new AppError("NOT_FOUND", `domain ${input.domain}`);
    }
    await inside.tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`declarations:${assessment.id}`}, 0))`,
    );
    const before = await declared(inside, assessment.id);
    if (before.includes(input.domain) === input.complete) return changed({ complete: input.complete });
    if (input.complete) {
      await inside.tx.insert(domainDeclarations).values({
        assessmentId: assessment.id,
        editionId: assessment.editionId,
        domain: input.domain,
        declaredBy: personOf(inside),
        declaredAt: inside.now,
      });
    } else {
      await inside.tx
        .delete(domainDeclarations)
        .where(
          and(
            eq(domainDeclarations.assessmentId, assessment.id),
            eq(domainDeclarations.domain, input.domain),
          ),
        );
    }
    return changed(
      { complete: input.complete },
      {
        entity: DECLARATIONS_ENTITY,
        entityId: assessment.id,
        version: await nextVersion(inside, DECLARATIONS_ENTITY, assessment.id),
        before: { domains: before },
        after: { domains: await declared(inside, assessment.id) },
      },
    );
  });
}

async function declared(ctx: MutationCtx, assessmentId: string): Promise<string[]> {
  const rows = await ctx.read
    .select({ domain: domainDeclarations.domain })
    .from(domainDeclarations)
    .where(eq(domainDeclarations.assessmentId, assessmentId))
    .orderBy(domainDeclarations.domain);
  return rows.map(({ domain }) => domain);
}
