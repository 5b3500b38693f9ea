/**
 * Auth.js issues and clears the session cookie; what it means is decided by the `sessions` table. Its own token
 * format is replaced (`token.ts`), and its HTTP endpoints are not exposed: sign-in and sign-out are actions.
 */
import "server-only";
import { cookies, headers } from "next/headers";
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { environment } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { clientAddress } from "@/lib/core/headers";
import { log } from "@/lib/core/log";
import { isSignedIn, quietRequestContext } from "@/lib/core/request";
import { done, type Result, refused } from "@/lib/core/result";
import { cookieAttributes, deviceCookieName, isSecure, sessionCookieName } from "./cookies";
import { deviceInWords } from "./device";
import { KNOWN_DEVICE_DAYS, knownDeviceCookie, knownDeviceOf } from "./known-device";
import { SESSION_TOTAL_HOURS } from "./session-rules";
import { endSession, signInWithPassphrase } from "./sign-in";
import { logFailedSignIn, logSignIn, logSignOut } from "./sign-in-log";
import { secretOfToken, tokenOfSecret } from "./token";

declare module "next-auth" {
  interface User {
    sessionSecret?: string;
  }
}

const DAY_SECONDS = 86_400;
const typed = z.object({ email: z.string(), passphrase: z.string() });
const carried = z.object({ secret: z.string() });

/** Carries a refusal or an error of ours through Auth.js, which keeps only errors of its own class. */
class SignInStopped extends CredentialsSignin {
  readonly stoppedBy: AppError | null;
  constructor(stoppedBy: AppError | null) {
    super("sign-in stopped");
    this.stoppedBy = stoppedBy;
  }
}

async function authorise(input: unknown) {
  const { email, passphrase } = typed.parse(input);
  const [ctx, sent, store] = await Promise.all([quietRequestContext(), headers(), cookies()]);
  const cookie = store.get(deviceCookieName(environment().authUrl))?.value;
  try {
    const outcome = await signInWithPassphrase(ctx, {
      email,
      passphrase,
      address: clientAddress(sent),
      device: knownDeviceOf(cookie, email.trim().toLowerCase()),
      deviceWords: deviceInWords(sent.get("user-agent")),
    });
    if (!outcome.ok) {
      logFailedSignIn(ctx, email, false);
      throw new SignInStopped(null);
    }
    logSignIn(ctx, outcome.value.userId);
    return { id: outcome.value.userId, sessionSecret: outcome.value.secret };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logFailedSignIn(ctx, email, error.code === "TOO_MANY");
    throw new SignInStopped(error);
  }
}

const { signIn, signOut } = NextAuth(() => {
  const { authSecret, authUrl } = environment();
  const options = cookieAttributes(authUrl);
  return {
    ...(authSecret === undefined ? {} : { secret: authSecret }),
    trustHost: true,
    useSecureCookies: isSecure(authUrl),
    providers: [Credentials({ credentials: { email: {}, passphrase: {} }, authorize: authorise })],
    session: { strategy: "jwt", maxAge: SESSION_TOTAL_HOURS * 3600 },
    cookies: {
      sessionToken: { name: sessionCookieName(authUrl), options },
      // Auth.js insists on this cookie; nothing here reads it, so it is gone at once.
      callbackUrl: { options: { ...options, maxAge: 0 } },
    },
    jwt: {
      encode: async ({ token }) => tokenOfSecret(carried.parse(token).secret, new Date()),
      decode: async ({ token }) => {
        const secret = token === undefined ? null : secretOfToken(token, new Date());
        return secret === null ? null : { secret };
      },
    },
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionSecret ? { secret: user.sessionSecret } : token),
    },
    logger: {
      error: (error) => {
        if (!(error instanceof CredentialsSignin)) log().error({ err: error }, "sign-in failed");
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
});

/**
 * Signs a person in on this browser and remembers the device. Call from an action or a route handler.
 * Throws TOO_MANY; everything else that a person did wrong is `wrong`.
 */
export async function signInHere(email: string, passphrase: string): Promise<Result<null, "wrong">> {
  try {
    await signIn("credentials", { email, passphrase, redirect: false });
  } catch (error) {
    if (!(error instanceof SignInStopped)) throw error;
    if (error.stoppedBy) throw error.stoppedBy;
    return refused("wrong");
  }
  const { authUrl } = environment();
  const store = await cookies();
  store.set(deviceCookieName(authUrl), knownDeviceCookie(email.trim().toLowerCase()), {
    ...cookieAttributes(authUrl),
    maxAge: KNOWN_DEVICE_DAYS * DAY_SECONDS,
  });
  return done(null);
}

/** Gives this browser the new secret of its session. Call from an action or a route handler. */
export async function carrySession(secret: string): Promise<void> {
  const { authUrl } = environment();
  (await cookies()).set(sessionCookieName(authUrl), tokenOfSecret(secret, new Date()), {
    ...cookieAttributes(authUrl),
    maxAge: SESSION_TOTAL_HOURS * 3600,
  });
}

/** Ends the session of this browser and takes its cookie away. Harmless when nobody is signed in. */
export async function signOutHere(): Promise<void> {
  const ctx = await quietRequestContext();
  if (isSignedIn(ctx)) {
    await endSession(ctx, ctx.actor.sessionId);
    logSignOut(ctx, ctx.actor.userId);
  }
  await signOut({ redirect: false });
}
