/**
 * What becomes of links and contributions when those who answered for them have left: their duty ended, or they were
 * disabled. Contributors were told that who asked reads what they send, so a link passes to nobody: it closes for good
 * with its maker, and says to who opens it then what to do. A contribution that nobody can read any more passes to who
 * leads the assessment, as contributors are told; where nobody does, programme managers learn that there is one, and
 * nothing of what it says. Both stand in the chain with their reason.
 */
import "server-only";
import { and, asc, eq, exists, isNull, not, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { AssessmentState, Duty } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { contributionLinks, contributionReaders, contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { notifications } from "@/db/schema/notification";
import { rounds } from "@/db/schema/round";
import { userRoles, users } from "@/db/schema/user";
import { holdsDuty } from "@/lib/assessments/holds-duty";
import { leadsOf } from "@/lib/assessments/leads";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { changed } from "@/lib/core/mutate";
import { one } from "@/lib/core/rows";
import { notify } from "@/lib/notifications/write";
import { DRAFTING_DUTIES, TEAM_DUTIES } from "@/lib/policy/duties";
import { contributionChange, contributionContent } from "./content";
import { closedLink } from "./links";
import { effectiveClass } from "./visible-to";

/** Stand in the chain as the reason of a closed link, and of a contribution that has another keeper. */
export const MAKER_LEFT = "link_maker_left";
export const READERS_LEFT = "contribution_readers_left";

/** Whether a person may sign in and holds one of the duties on an assessment, or manages the programme. */
function isThere(person: SQLWrapper, assessment: SQLWrapper, duties: readonly Duty[]): SQL {
  return sql`exists (select 1 from ${users} where ${users.id} = ${person} and ${users.disabledAt} is null and (${holdsDuty(users.id, assessment, duties)} or exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id} and ${userRoles.role} = 'programme_manager')))`;
}

const makerLeft = and(
  isNull(contributionLinks.closedAt),
  not(isThere(contributionLinks.createdBy, contributionLinks.assessmentId, ["lead"])),
);

const hasNamedReader = sql`exists (select 1 from ${contributionReaders} where ${contributionReaders.contributionId} = ${contributions.id} and ${isThere(contributionReaders.userId, contributions.assessmentId, TEAM_DUTIES)})`;
const hasDrafter = sql`exists (select 1 from ${users} where ${users.disabledAt} is null and ${holdsDuty(users.id, contributions.assessmentId, DRAFTING_DUTIES)})`;

/** Nobody can read it, as a condition on a row of `contributions` whose consent stands and whose texts are there. */
export const nobodyReads = and(
  isNull(contributions.consentWithdrawnAt),
  isNull(contributions.erasedAt),
  not(hasNamedReader),
  not(sql`(${effectiveClass} = 'restricted' and ${hasDrafter})`),
);

/** Who leads an assessment now and may sign in; null where nobody does. */
export async function leadOf(ctx: Ctx, assessmentId: string): Promise<string | null> {
  const [lead] = await leadsOf(ctx, eq(assessments.id, assessmentId));
  return lead?.userId ?? null;
}

/**
 * The assessments on which a person works, has a link or reads a contribution, locked so that no duty on them is given
 * or ends meanwhile. To be asked before the person is locked.
 */
export async function assessmentsOf(ctx: MutationCtx, userId: string): Promise<readonly string[]> {
  const rows = await ctx.tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(
      or(
        holdsDuty(sql`${userId}::uuid`, assessments.id, TEAM_DUTIES),
        exists(
          ctx.tx
            .select({ id: contributionLinks.id })
            .from(contributionLinks)
            .where(
              and(
                eq(contributionLinks.assessmentId, assessments.id),
                eq(contributionLinks.createdBy, userId),
                isNull(contributionLinks.closedAt),
              ),
            ),
        ),
        exists(
          ctx.tx
            .select({ id: contributions.id })
            .from(contributions)
            .innerJoin(contributionReaders, eq(contributionReaders.contributionId, contributions.id))
            .where(
              and(eq(contributions.assessmentId, assessments.id), eq(contributionReaders.userId, userId)),
            ),
        ),
      ),
    )
    .orderBy(asc(assessments.id))
    .for("share");
  return rows.map(({ id }) => id);
}

/** Closes the links and passes on the contributions of these assessments whose people have left. Answers the audited changes. */
export async function settleLeftBehind(
  ctx: MutationCtx,
  assessmentIds: readonly string[],
): Promise<readonly AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const id of assessmentIds) {
    // Links first: what comes by one at this moment is there before the contributions are looked through.
    changes.push(...(await closeLinks(ctx, id)));
    changes.push(...(await passOn(ctx, id)));
  }
  return changes;
}

async function closeLinks(ctx: MutationCtx, assessmentId: string): Promise<readonly AuditChange[]> {
  const stale = await ctx.tx
    .select({ link: contributionLinks, round: rounds.code, iso3: countries.iso3 })
    .from(contributionLinks)
    .innerJoin(assessments, eq(assessments.id, contributionLinks.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(contributionLinks.assessmentId, assessmentId), makerLeft))
    .orderBy(asc(contributionLinks.id))
    .for("update", { of: contributionLinks });
  const changes: AuditChange[] = [];
  for (const { link, ...place } of stale) changes.push(await closedLink(ctx, link, place, MAKER_LEFT));
  return changes;
}

async function passOn(ctx: MutationCtx, assessmentId: string): Promise<readonly AuditChange[]> {
  const rows = await ctx.tx
    .select()
    .from(contributions)
    .where(and(eq(contributions.assessmentId, assessmentId), nobodyReads))
    .orderBy(asc(contributions.id))
    .for("update");
  if (rows.length === 0) return [];
  const { state } = one(
    await ctx.tx
      .select({ state: assessments.state })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const assessment = { id: assessmentId, state };
  const lead = await leadOf(ctx, assessmentId);
  if (lead === null) {
    await tellManagers(ctx, assessment);
    return [];
  }
  const changes: AuditChange[] = [];
  for (const row of rows) {
    const before = await contributionContent(ctx, row.id);
    await ctx.tx.update(contributions).set({ keeperId: lead }).where(eq(contributions.id, row.id));
    await ctx.tx
      .insert(contributionReaders)
      .values({ contributionId: row.id, userId: lead, grantedAt: ctx.now })
      .onConflictDoNothing();
    changes.push(await contributionChange(ctx, row, before, READERS_LEFT));
  }
  await notify(ctx, "contribution_passed_on", { assessment, people: [lead] });
  return changes;
}

/** Tells programme managers once, until they have read it. */
async function tellManagers(ctx: MutationCtx, assessment: { id: string; state: AssessmentState }) {
  const told = await ctx.tx.$count(
    notifications,
    and(
      eq(notifications.event, "contribution_unread"),
      eq(notifications.assessmentId, assessment.id),
      isNull(notifications.readAt),
    ),
  );
  if (told === 0) await notify(ctx, "contribution_unread", { assessment });
}

/** The same for every assessment, for what was left behind otherwise than by a write of this installation's people. For the hourly job. */
export async function settleAllLeftBehind(ctx: Ctx): Promise<number> {
  const concerned: readonly AssessmentKey[] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      or(
        sql`exists (select 1 from ${contributionLinks} where ${contributionLinks.assessmentId} = ${assessments.id} and ${makerLeft})`,
        sql`(exists (select 1 from ${contributions} where ${contributions.assessmentId} = ${assessments.id} and ${nobodyReads}) and exists (select 1 from ${users} where ${users.disabledAt} is null and ${holdsDuty(users.id, assessments.id, ["lead"])}))`,
      ),
    )
    .orderBy(asc(rounds.code), asc(countries.iso3));
  let settled = 0;
  for (const key of concerned) {
    const result = await mutateAssessment(
      ctx,
      "contribution_link.manage",
      key,
      "share",
      async (inside, { id }) => {
        const changes = await settleLeftBehind(inside, [id]);
        return changed(changes.length, ...changes);
      },
    );
    if (result.ok) settled += result.value;
  }
  return settled;
}
