/** A link to set a passphrase is valid this long, in hours, and once. */
export const INVITATION_HOURS = 72;

const HOUR_MS = 3_600_000;

/** When a link made now ends. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_HOURS * HOUR_MS);
}

/** Where a link leads, without the language. */
export function invitationPath(purpose: "invitation" | "first_administrator", secret: string): string {
  const page = purpose === "invitation" ? "invitation" : "first-administrator";
  return `/${page}?token=${secret}`;
}
