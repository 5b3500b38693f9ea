import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { deviceKeys, userInterests, userRoles, users } from "@/db/schema/user";
import { assessmentsOf, settleLeftBehind } from "@/lib/contributions/left-behind";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { createInvitation, revokeInvitations } from "@/lib/invitations/write";
import { notify } from "@/lib/notifications/write";
import { tellOfUnreadSources } from "@/lib/sources/unread";
import { rolesProblem } from "./rules";
import type {
  AddInterestInput,
  ChangeUserInput,
  DisableUserInput,
  InviteUserInput,
  RemoveInterestInput,
} from "./schema";
import { lockUser } from "./snapshot";
import {
  countOtherAdministrators,
  endSessionsOf,
  insertUser,
  installation,
  isEmailTaken,
  recordUser,
} from "./write";

/** Adds a person and a single-use link, whose secret is told this once. */
export function inviteUser(ctx: Ctx, input: InviteUserInput) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const problem = rolesProblem([], input.roles, 0);
    if (problem) return refused(problem);
    if (await isEmailTaken(inside, input.email)) return refused("email_taken");
    const { userId, change } = await insertUser(inside, input);
    const invitation = await createInvitation(inside, userId);
    await notify(inside, "account_made", { assessment: null, people: [userId] });
    return changed({ userId, secret: invitation.secret }, change, invitation.change);
  });
}

async function holdsDuty(ctx: MutationCtx, userId: string): Promise<boolean> {
  return (
    (await ctx.read.$count(
      assessmentDuties,
      and(eq(assessmentDuties.userId, userId), isNull(assessmentDuties.endedAt)),
    )) > 0
  );
}

/**
 * Changes name and roles; roles count from the person's next request on. What only this person answered for or read is
 * settled as for one who leaves.
 */
export function changeUser(ctx: Ctx, { userId, version, name, roles }: ChangeUserInput) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const concerned = await assessmentsOf(inside, userId);
    const before = await lockUser(inside, userId);
    if (before.version !== version) return refused("changed_meanwhile");
    const problem = rolesProblem(before.roles, roles, await countOtherAdministrators(inside, userId));
    if (problem) return refused(problem);
    if (roles.includes("administrator") && (await holdsDuty(inside, userId))) return refused("holds_duties");
    await inside.tx.update(users).set({ name }).where(eq(users.id, userId));
    await inside.tx.delete(userRoles).where(eq(userRoles.userId, userId));
    if (roles.length > 0) await inside.tx.insert(userRoles).values(roles.map((role) => ({ userId, role })));
    const settled = await settleLeftBehind(inside, concerned);
    if (roles.includes("administrator") && !before.roles.includes("administrator"))
      await tellOfUnreadSources(inside, userId);
    return changed({ userId }, await recordUser(inside, userId, before), ...settled);
  });
}

async function countryId(ctx: MutationCtx, iso3: string): Promise<string> {
  const [row] = await ctx.read.select({ id: countries.id }).from(countries).where(eq(countries.iso3, iso3));
  if (!row) throw new AppError("NOT_FOUND", `country ${iso3}`);
  return row.id;
}

/** Whether the person works on an assessment of that country in a duty that must keep its distance. */
async function worksOn(ctx: MutationCtx, userId: string, country: string): Promise<boolean> {
  const rows = await ctx.read
    .select({ id: assessmentDuties.id })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .where(
      and(
        eq(assessmentDuties.userId, userId),
        isNull(assessmentDuties.endedAt),
        ne(assessmentDuties.duty, "focal_point"),
        eq(assessments.countryId, country),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Notes a nationality or interest; refused while the person holds a duty there that it forbids. */
export function addInterest(ctx: Ctx, { userId, iso3, kind, note }: AddInterestInput) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const before = await lockUser(inside, userId);
    const country = await countryId(inside, iso3);
    if (await worksOn(inside, userId, country)) return refused("holds_duty_there");
    await inside.tx
      .insert(userInterests)
      .values({ userId, countryId: country, kind, note })
      .onConflictDoUpdate({
        target: [userInterests.userId, userInterests.countryId, userInterests.kind],
        set: { note },
      });
    return changed({ userId }, await recordUser(inside, userId, before));
  });
}

/** Takes a nationality or interest back, for a reason: it opens duties that were closed. */
export function removeInterest(ctx: Ctx, { userId, iso3, kind, reason }: RemoveInterestInput) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const before = await lockUser(inside, userId);
    await inside.tx
      .delete(userInterests)
      .where(
        and(
          eq(userInterests.userId, userId),
          eq(userInterests.countryId, await countryId(inside, iso3)),
          eq(userInterests.kind, kind),
        ),
      );
    return changed({ userId }, await recordUser(inside, userId, before, reason));
  });
}

/**
 * Shuts a person out at once: sessions end, open links lose their use. Contributions that only this person read pass
 * on, and of confidential sources somebody is told. Nobody disables themselves.
 */
export function disableUser(ctx: Ctx, { userId, reason }: Omit<DisableUserInput, "confirmed">) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const concerned = await assessmentsOf(inside, userId);
    const before = await lockUser(inside, userId);
    if (inside.actor.kind === "user" && inside.actor.userId === userId) return refused("self");
    if (before.roles.includes("administrator") && (await countOtherAdministrators(inside, userId)) === 0) {
      return refused("last_administrator");
    }
    if (before.disabledAt !== null) return changed({ userId });
    await inside.tx.update(users).set({ disabledAt: inside.now }).where(eq(users.id, userId));
    await endSessionsOf(inside, userId);
    // Unsent work on any device can no longer be read, by nobody and for good.
    await inside.tx.delete(deviceKeys).where(eq(deviceKeys.userId, userId));
    const revoked = await revokeInvitations(inside, userId);
    const settled = await settleLeftBehind(inside, concerned);
    await tellOfUnreadSources(inside, userId);
    return changed({ userId }, await recordUser(inside, userId, before, reason), ...revoked, ...settled);
  });
}

/** Lets a disabled person sign in again with the passphrase they had. */
export function enableUser(ctx: Ctx, { userId }: { userId: string }) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const before = await lockUser(inside, userId);
    if (before.disabledAt === null) return changed({ userId });
    await inside.tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    return changed({ userId }, await recordUser(inside, userId, before));
  });
}

/** Signs a person out everywhere. */
export function endUserSessions(ctx: Ctx, { userId }: { userId: string }) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const before = await lockUser(inside, userId);
    const ended = await endSessionsOf(inside, userId);
    return changed({ ended }, await recordUser(inside, userId, before));
  });
}
