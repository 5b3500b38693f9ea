/** Asking a State to assess itself, its sections, and its certification, through the one door. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { selfAssessmentSections, selfAssessments } from "@/db/schema/self-assessment";
import { ratingsSha256 } from "@/lib/assessments/ratings-hash";
import { type AssessmentKey, type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { addDays } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { notify } from "@/lib/notifications/write";
import { programmeDay } from "@/lib/settings/programme-day";
import {
  contributorsOf,
  NO_PAPER,
  type Paper,
  paperOf,
  type SelfAssessmentRow,
  sectionsWithNames,
  selfAssessmentOf,
  selfJudgements,
} from "./queries";
import { dueOnFrom, EXTENSION_DAYS, unanswered } from "./rules";
import type { Certify, Reasoned, Section, Sections } from "./schema";

type Content = {
  row: SelfAssessmentRow;
  sections: readonly { domain: string; userId: string }[];
  paper: Paper | null;
};

/** What the audit chain keeps of it: names stand with the people, not here. */
function contentOf({ row, sections, paper }: Content): Record<string, unknown> {
  const { assessmentId: _id, version: _version, ...content } = row;
  const { fileSha256, fileName } = paper ?? NO_PAPER;
  return {
    ...content,
    fileSha256,
    fileName,
    sections: sections.map(({ domain, userId }) => ({ domain, userId })),
  };
}

/** The self-assessment as it stands before a change. Throws NOT_FOUND where the State was not asked. */
export async function standing(ctx: MutationCtx, { id, round, iso3 }: AssessmentRecord): Promise<Content> {
  const row = await selfAssessmentOf(ctx, id);
  if (row === null) throw new AppError("NOT_FOUND", `self-assessment of ${round}/${iso3}`);
  return { row, sections: await sectionsWithNames(ctx, id), paper: await paperOf(ctx, id) };
}

/** Writes what changes, raises the version, and says what the audit chain needs. */
export async function changeOf(
  ctx: MutationCtx,
  before: Content,
  set: Partial<SelfAssessmentRow>,
  reason?: string,
): Promise<AuditChange> {
  const { assessmentId } = before.row;
  const row: SelfAssessmentRow = { ...before.row, ...set, version: before.row.version + 1 };
  const { assessmentId: _id, ...values } = row;
  await ctx.tx.update(selfAssessments).set(values).where(eq(selfAssessments.assessmentId, assessmentId));
  const after = {
    row,
    sections: await sectionsWithNames(ctx, assessmentId),
    paper: await paperOf(ctx, assessmentId),
  };
  return {
    entity: "self_assessment",
    entityId: assessmentId,
    version: row.version,
    before: contentOf(before),
    after: contentOf(after),
    reason,
  };
}

const about = ({ id, state }: AssessmentRecord) => ({ assessment: { id, state } });

/** Asks the State to assess itself by the day of the round, or within twelve weeks. Refused where it was asked before. Throws NOT_FOUND, FORBIDDEN. */
export function askForSelfAssessment(
  ctx: Ctx,
  key: AssessmentKey,
): Promise<Result<{ dueOn: string }, "asked_already">> {
  return mutateAssessment(ctx, "self_rating.ask", key, "update", async (inside, assessment) => {
    if ((await selfAssessmentOf(inside, assessment.id)) !== null) return refused("asked_already");
    const row: SelfAssessmentRow = {
      assessmentId: assessment.id,
      askedBy: personOf(inside),
      askedAt: inside.now,
      dueOn: dueOnFrom(await programmeDay(inside), assessment.selfAssessmentDueOn),
      extensionReason: null,
      extendedBy: null,
      extendedAt: null,
      ...NOT_CERTIFIED,
      version: 1,
    };
    await inside.tx.insert(selfAssessments).values(row);
    await notify(inside, "self_assessment_asked", about(assessment));
    return changed(
      { dueOn: row.dueOn },
      {
        entity: "self_assessment",
        entityId: assessment.id,
        version: 1,
        before: null,
        after: contentOf({ row, sections: [], paper: null }),
      },
    );
  });
}

const NOT_CERTIFIED = {
  certifiedBy: null,
  certifiedAt: null,
  statement: null,
  statementLanguage: null,
  ratingsSha256: null,
  mayBePublished: false,
};

/** Gives the State four weeks more, once, for a reason. Refused a second time, and once it is certified. */
export function extendSelfAssessment(
  ctx: Ctx,
  input: Reasoned,
): Promise<Result<{ dueOn: string }, "extended_already" | "certified_already">> {
  return mutateAssessment(ctx, "self_rating.ask", input, "update", async (inside, assessment) => {
    const before = await standing(inside, assessment);
    if (before.row.certifiedAt !== null) return refused("certified_already");
    if (before.row.extendedAt !== null) return refused("extended_already");
    const dueOn = addDays(before.row.dueOn, EXTENSION_DAYS);
    const set = {
      dueOn,
      extensionReason: input.reason,
      extendedBy: personOf(inside),
      extendedAt: inside.now,
    };
    return changed({ dueOn }, await changeOf(inside, before, set));
  });
}

/**
 * Gives domains to a contributor, who is told once; those that the contributor has stay. Refused for who is no contributor
 * and where none is new. Throws NOT_FOUND for an unknown domain.
 */
export function giveSections(
  ctx: Ctx,
  input: Sections,
): Promise<Result<null, "no_contributor" | "given_already">> {
  return mutateAssessment(ctx, "self_rating.certify", input, "update", async (inside, assessment) => {
    const { domains, userId } = input;
    const edition = await editionByHash(inside, assessment.editionSha256);
    const unknown = domains.find((domain) => edition.nodes.get(domain)?.kind !== "domain");
    if (unknown !== undefined) throw new AppError("NOT_FOUND", `domain ${unknown}`);
    const contributors = await contributorsOf(inside, assessment.id);
    if (contributors.every((one) => one.userId !== userId)) return refused("no_contributor");
    const before = await standing(inside, assessment);
    const held = before.sections.flatMap((one) => (one.userId === userId ? [one.domain] : []));
    const added = [...new Set(domains)].filter((domain) => !held.includes(domain));
    if (added.length === 0) return refused("given_already");
    await inside.tx.insert(selfAssessmentSections).values(
      added.map((domain) => ({
        assessmentId: assessment.id,
        editionId: assessment.editionId,
        domain,
        userId,
        givenBy: personOf(inside),
        givenAt: inside.now,
      })),
    );
    await notify(inside, "section_given", { ...about(assessment), people: [userId] });
    return changed(null, await changeOf(inside, before, {}));
  });
}

/** Takes a domain back from a contributor; what they answered stays. Throws NOT_FOUND where they did not have it. */
export function takeSectionBack(ctx: Ctx, input: Section): Promise<Result<null>> {
  return mutateAssessment(ctx, "self_rating.certify", input, "update", async (inside, assessment) => {
    const before = await standing(inside, assessment);
    const gone = await inside.tx
      .delete(selfAssessmentSections)
      .where(
        and(
          eq(selfAssessmentSections.assessmentId, assessment.id),
          eq(selfAssessmentSections.domain, input.domain),
          eq(selfAssessmentSections.userId, input.userId),
        ),
      )
      .returning({ domain: selfAssessmentSections.domain });
    if (gone.length === 0) throw new AppError("NOT_FOUND", `section ${input.domain}`);
    return changed(null, await changeOf(inside, before, {}));
  });
}

/**
 * Certifies the State's own answers with a statement and their hash: the team sees them from now on, and they are
 * locked. Refused while an indicator has no answer, and where somebody changed the sections or an answer after the page
 * was made on which they were read.
 */
export function certify(
  ctx: Ctx,
  input: Certify,
): Promise<Result<{ sha256: string }, "changed_meanwhile" | "unanswered" | "answers_changed">> {
  return mutateAssessment(ctx, "self_rating.certify", input, "update", async (inside, assessment) => {
    const before = await standing(inside, assessment);
    if (before.row.version !== input.version) return refused("changed_meanwhile");
    const edition = await editionByHash(inside, assessment.editionSha256);
    const judgements = await selfJudgements(inside, assessment.id);
    if (unanswered([...edition.indicators.keys()], judgements).length > 0) return refused("unanswered");
    const sha256 = await ratingsSha256(inside, assessment.id, "self");
    if (sha256 !== input.answersSha256) return refused("answers_changed");
    const set = {
      certifiedBy: personOf(inside),
      certifiedAt: inside.now,
      statement: input.statement,
      statementLanguage: input.language,
      ratingsSha256: sha256,
      mayBePublished: input.mayBePublished,
    };
    await notify(inside, "self_assessment_certified", about(assessment));
    return changed({ sha256 }, await changeOf(inside, before, set));
  });
}

/** Opens again what was certified, for a reason: the State may change it, and the team sees it no longer. */
export function reopenSelfAssessment(ctx: Ctx, input: Reasoned): Promise<Result<null, "not_certified">> {
  return mutateAssessment(ctx, "self_rating.ask", input, "update", async (inside, assessment) => {
    const before = await standing(inside, assessment);
    if (before.row.certifiedAt === null) return refused("not_certified");
    await notify(inside, "self_assessment_reopened", about(assessment));
    return changed(null, await changeOf(inside, before, NOT_CERTIFIED, input.reason));
  });
}
