/** From a request to its context: who asks, on which database, at what time. */
import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { sessionCookieName } from "@/lib/auth/cookies";
import { findSession, touchSession } from "@/lib/auth/session";
import { secretOfToken } from "@/lib/auth/token";
import { database } from "@/lib/database/database";
import { type Actor, type Ctx, createContext } from "./context";
import { environment } from "./env";
import { AppError } from "./errors";
import { REQUEST_ID_HEADER, REQUEST_PATH_HEADER, UNATTENDED_HEADER } from "./headers";
import { isNameless } from "./nameless";
import { noteActor } from "./request-actor";

/** The context of a signed-in person. */
export type PersonCtx = Ctx & { readonly actor: Extract<Actor, { kind: "user" }> };
/** Who may use a door: anybody, or signed-in people only. */
export type Access = "signed_in" | "public";
/** The context that a door of that access gives. */
export type CtxOf<A extends Access> = A extends "signed_in" ? PersonCtx : Ctx;

const ANONYMOUS: Actor = { kind: "anonymous" };

/**
 * The context of this request with the living session behind it, without counting as activity. One query per
 * request: the session, its person and that person's roles as they are now. At an address where nobody has a name none
 * is looked for.
 */
export const requestSession = cache(async () => {
  const now = new Date();
  const [store, sent, db] = await Promise.all([cookies(), headers(), database()]);
  const isNobody = isNameless(sent.get(REQUEST_PATH_HEADER) ?? "");
  const token = isNobody ? undefined : store.get(sessionCookieName(environment().authUrl))?.value;
  const secret = token === undefined ? null : secretOfToken(token, now);
  const session = secret === null ? null : await findSession(db.read, secret, now);
  const reference = sent.get(REQUEST_ID_HEADER);
  if (session) noteActor(reference, session.actor.userId);
  const ctx = createContext(db, session?.actor ?? ANONYMOUS, now, reference);
  return { ctx, session };
});

/** The context of this request without counting as activity: for questions that a page asks by itself. */
export async function quietRequestContext(): Promise<Ctx> {
  return (await requestSession()).ctx;
}

/**
 * The context of this request; keeps the session of a signed-in person alive, but where the page says that it asks by
 * itself: that can only let a session end sooner.
 */
export const requestContext = cache(async (): Promise<Ctx> => {
  const [{ ctx, session }, sent] = await Promise.all([requestSession(), headers()]);
  if (session && !sent.has(UNATTENDED_HEADER)) await touchSession(ctx, session);
  return ctx;
});

/** Throws UNAUTHENTICATED where the page that asks belongs to somebody else than the session. */
export function requireSamePerson(ctx: Ctx, claimed: string | null): void {
  if (claimed !== null && isSignedIn(ctx) && ctx.actor.userId !== claimed) {
    throw new AppError("UNAUTHENTICATED", "the page belongs to somebody else");
  }
}

/** Whether somebody is signed in. */
export function isSignedIn(ctx: Ctx): ctx is PersonCtx {
  return ctx.actor.kind === "user";
}

/** The same context, known to be a person's. Throws UNAUTHENTICATED. */
export function signedIn(ctx: Ctx): PersonCtx {
  if (!isSignedIn(ctx)) throw new AppError("UNAUTHENTICATED", "nobody is signed in");
  return ctx;
}

/** Whether a context satisfies an access rule; narrows it to what the door promises. */
export function admits<A extends Access>(access: A, ctx: Ctx): ctx is CtxOf<A> {
  return access === "public" || isSignedIn(ctx);
}
