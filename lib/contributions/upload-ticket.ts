/**
 * What lets a contributor send a file to the own contribution for an hour. It stands in an address, so it is not the
 * code of the receipt: whoever finds it in a log can read nothing with it.
 */
import "server-only";
import { isSameSeal, sealOf } from "@/lib/core/seal";

const VALID_MS = 60 * 60 * 1000;

function seal(contribution: string, end: string): string {
  return sealOf("contribution-upload", `${contribution}\n${end}`);
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
  if (!isSameSeal(sent, seal(contribution, end))) return null;
  return Number(end) > now.getTime() ? contribution : null;
}
