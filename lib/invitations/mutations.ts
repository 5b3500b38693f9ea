import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { linkRequests, users } from "@/db/schema/user";
import { isCommonPassphrase } from "@/lib/auth/common-passphrases";
import { type PassphraseProblem, passphraseProblem } from "@/lib/auth/passphrase";
import { hashPassphrase } from "@/lib/auth/passphrase-hash";
import { personOrNull } from "@/lib/core/acting-person";
import { actingAs, type Ctx, createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { hasAdministrator } from "@/lib/users/queries";
import { lockUser } from "@/lib/users/snapshot";
import {
  endSessionsOf,
  insertUser,
  installation,
  isEmailTaken,
  recordUser,
  storePassphrase,
} from "@/lib/users/write";
import { findInvitation } from "./queries";
import { invitationPath } from "./rules";
import type { AcceptFirstAdministratorInput, AcceptInvitationInput, AnswerLinkRequestInput } from "./schema";
import { createInvitation, revokeInvitations, useInvitation } from "./write";

/** Who acts when the proof is a link and not a session. */
const BY_LINK = { kind: "system", job: "link" } as const;
const START = { kind: "system", job: "start" } as const;

/**
 * A fresh one-time link for the first administrator as a path without language, or null where there is an
 * administrator. Earlier links of this kind lose their use. For the start of the server.
 */
export async function ensureFirstAdministratorLink(database: Database, now: Date): Promise<string | null> {
  const ctx = createContext(database, START, now);
  const result = await mutate(ctx, "user.manage", installation, async (inside) => {
    if (await hasAdministrator(inside)) return refused("has_administrator");
    const revoked = await revokeInvitations(inside, null);
    const invitation = await createInvitation(inside, null);
    return changed(invitationPath("first_administrator", invitation.secret), ...revoked, invitation.change);
  });
  return result.ok ? result.value : null;
}

/** Makes the first administrator by the link that the start printed. */
export async function acceptFirstAdministrator(
  ctx: Ctx,
  { token, name, email, locale, passphrase }: AcceptFirstAdministratorInput,
): Promise<Result<{ email: string }, PassphraseProblem | "link_invalid" | "email_taken">> {
  const problem = passphraseProblem(passphrase, email, isCommonPassphrase);
  if (problem) return refused(problem);
  const passphraseHash = await hashPassphrase(passphrase);
  return mutate(actingAs(ctx, BY_LINK), "user.manage", installation, async (inside) => {
    const link = await useInvitation(inside, token, "first_administrator");
    if (!link || (await hasAdministrator(inside))) return refused("link_invalid");
    if (await isEmailTaken(inside, email)) return refused("email_taken");
    const { userId, change } = await insertUser(inside, { name, email, locale, roles: ["administrator"] });
    await storePassphrase(inside, userId, passphraseHash);
    const before = await lockUser(inside, userId);
    return changed({ email }, change, await recordUser(inside, userId, before), link.change);
  });
}

/** Sets the passphrase of an invited person; the link is spent, other links and all sessions of the person end. */
export async function acceptInvitation(
  ctx: Ctx,
  { token, passphrase }: AcceptInvitationInput,
): Promise<Result<{ email: string }, PassphraseProblem | "link_invalid">> {
  const person = await findInvitation(ctx, token);
  if (!person) return refused("link_invalid");
  const problem = passphraseProblem(passphrase, person.email, isCommonPassphrase);
  if (problem) return refused(problem);
  const passphraseHash = await hashPassphrase(passphrase);
  return mutate(actingAs(ctx, BY_LINK), "user.manage", installation, async (inside) => {
    const link = await useInvitation(inside, token, "invitation");
    if (!link?.userId) return refused("link_invalid");
    const before = await lockUser(inside, link.userId);
    if (before.disabledAt !== null) return refused("link_invalid");
    await storePassphrase(inside, link.userId, passphraseHash);
    await endSessionsOf(inside, link.userId);
    const revoked = await revokeInvitations(inside, link.userId);
    const record = await recordUser(inside, link.userId, before);
    return changed({ email: person.email }, record, link.change, ...revoked);
  });
}

/** Gives a person a new single-use link; earlier ones lose their use. The secret is told this once. */
export function renewInvitation(ctx: Ctx, { userId }: { userId: string }) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const person = await lockUser(inside, userId);
    if (person.disabledAt !== null) return refused("disabled");
    const revoked = await revokeInvitations(inside, userId);
    const invitation = await createInvitation(inside, userId);
    return changed({ secret: invitation.secret }, ...revoked, invitation.change);
  });
}

/** Puts a question for a new link before the administrators. Unknown addresses get the same answer. */
export function askForLink(ctx: Ctx, { email }: { email: string }) {
  return mutate(actingAs(ctx, BY_LINK), "user.manage", installation, async (inside) => {
    const [person] = await inside.read
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!person) return changed(null);
    const id = newId(inside.now);
    const asked = await inside.tx
      .insert(linkRequests)
      .values({ id, userId: person.id, requestedAt: inside.now, answeredAt: null, answeredBy: null })
      .onConflictDoNothing()
      .returning({ id: linkRequests.id });
    if (asked.length === 0) return changed(null);
    const after = { userId: person.id, state: "open" };
    return changed(null, { entity: "link_request", entityId: id, version: 1, before: null, after });
  });
}

/** Answers a question for a link: with a link, whose secret is told this once, or with none. */
export function answerLinkRequest(ctx: Ctx, { requestId, answer }: AnswerLinkRequestInput) {
  return mutate(ctx, "user.manage", installation, async (inside) => {
    const [request] = await inside.tx
      .update(linkRequests)
      .set({
        answeredAt: inside.now,
        answeredBy: personOrNull(inside),
      })
      .where(and(eq(linkRequests.id, requestId), isNull(linkRequests.answeredAt)))
      .returning({ userId: linkRequests.userId });
    if (!request) throw new AppError("NOT_FOUND", `link request ${requestId}`);
    const { userId } = request;
    const answered = {
      entity: "link_request",
      entityId: requestId,
      version: 2,
      before: { userId, state: "open" },
      after: { userId, state: answer === "give" ? "given" : "declined" },
    };
    if (answer === "decline") return changed<{ secret: string | null }>({ secret: null }, answered);
    const revoked = await revokeInvitations(inside, userId);
    const invitation = await createInvitation(inside, userId);
    return changed<{ secret: string | null }>(
      { secret: invitation.secret },
      answered,
      ...revoked,
      invitation.change,
    );
  });
}
