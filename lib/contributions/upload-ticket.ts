/**
 * What lets a contributor send a file to the own contribution for an hour. It stands in an address, so it is not the
 * code of the receipt: whoever finds it in a log can read nothing with it.
 */
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/lib/core/env";

const VALID_MS = 60 * 60 * 1000;

function seal(contribution: string, end: string): string {
  return createHmac("sha256", `gpat-contribution-upload:${authSecret()}`)
    .update(`${contribution}\n${end}`)
    .digest("base64url");
}

/** A ticket for one contribution, given to who proved to have made it. */
export function uploadTicket(contribution: string, now: Date): string {
  const end = String(now.getTime() + VALID_MS);
  return `${contribution}.${end}.${seal(contribution, end)}`;
}

/** The id of the contribution of a ticket; null where it is forged or its hour is over. */
export function contributionOfTicket(ticket: string, now: Date): string | null {
  const [contribution, end, sent, ...rest] = ticket.split(".");
  if (!contribution || !end || !sent || rest.length > 0) return null;
  const expected = Buffer.from(seal(contribution, end));
  const given = Buffer.from(sent);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Number(end) > now.getTime() ? contribution : null;
}
