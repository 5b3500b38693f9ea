/** What pages use to read: hidden and absent look the same, and who is signed out comes back after signing in. */
import "server-only";
import { headers } from "next/headers";
import { notFound, redirect, unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import { safeReturnPath } from "@/lib/auth/return-path";
import type { Ctx } from "./context";
import { AppError } from "./errors";
import { reportFailure } from "./failure";
import { REQUEST_ID_HEADER, REQUEST_PATH_HEADER } from "./headers";
import { isSignedIn, type PersonCtx, requestContext } from "./request";

/** Sends the reader to the sign-in page, with the way back. */
async function toSignIn(): Promise<never> {
  const [locale, sent] = await Promise.all([getLocale(), headers()]);
  const back = safeReturnPath(sent.get(REQUEST_PATH_HEADER));
  redirect(`/${locale}/sign-in${back === null ? "" : `?next=${encodeURIComponent(back)}`}`);
}

/**
 * Turns what a read throws into what a page answers: NOT_FOUND and FORBIDDEN into the same 404. Everything is logged
 * here; what goes on to Next, which prints it, says nothing but the reference. A read may also throw before its first
 * promise.
 */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    const { reference } = reportFailure(error, (await headers()).get(REQUEST_ID_HEADER), "page");
    if (error instanceof AppError) {
      if (error.code === "NOT_FOUND" || error.code === "FORBIDDEN") notFound();
      if (error.code === "UNAUTHENTICATED") return toSignIn();
    }
    // Next keeps a digest that is there: the page that the browser draws itself names the same reference as the log.
    throw Object.assign(new Error(`a page failed: ${reference}`), { digest: reference });
  }
}

/** Reads for a page of signed-in people. Anybody else is sent to sign in; what is hidden or absent is a 404. */
export async function readPage<T>(read: (ctx: PersonCtx) => Promise<T>): Promise<T> {
  const ctx = await requestContext();
  if (!isSignedIn(ctx)) return toSignIn();
  return translated(() => read(ctx));
}

/** Reads for a page that is open to everybody. */
export async function readPublicPage<T>(read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx = await requestContext();
  return translated(() => read(ctx));
}
