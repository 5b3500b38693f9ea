/**
 * The signed token in the session cookie: HS256 (RFC 7515) over nothing but the session's secret and its last
 * possible moment. It stands in for the encrypted token of Auth.js, which costs milliseconds per request
 * and would hide nothing: the secret means something to the `sessions` table only.
 */
import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { isSameSeal, sealOf } from "@/lib/core/seal";
import { SESSION_TOTAL_HOURS } from "./session-rules";

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
const SECRET_BYTES = 32;

const claims = z.object({ secret: z.string(), exp: z.number() });

/** A new secret of a session, a link or a device: 32 random bytes in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** What the database keeps of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The token of a session that begins now. */
export function tokenOfSecret(secret: string, now: Date): string {
  const exp = Math.floor(now.getTime() / 1000) + SESSION_TOTAL_HOURS * 3600;
  const payload = Buffer.from(JSON.stringify({ secret, exp })).toString("base64url");
  const content = `${HEADER}.${payload}`;
  return `${content}.${sealOf("session", content)}`;
}

/** The secret that a token carries, or null where it is forged, broken or past its end. */
export function secretOfToken(token: string, now: Date): string | null {
  const [header, payload, sent, ...rest] = token.split(".");
  if (header !== HEADER || payload === undefined || sent === undefined || rest.length > 0) return null;
  if (!isSameSeal(sent, sealOf("session", `${header}.${payload}`))) return null;
  const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (!parsed.success || parsed.data.exp * 1000 <= now.getTime()) return null;
  return parsed.data.secret;
}
