import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { typedPassphrase } from "@/lib/invitations/schema";

export const changePassphraseInput = z.object({
  currentPassphrase: typedPassphrase,
  passphrase: typedPassphrase,
});
export type ChangePassphraseInput = z.output<typeof changePassphraseInput>;

export const changeLanguageInput = z.object({ locale: z.enum(LOCALES) });
export type ChangeLanguageInput = z.output<typeof changeLanguageInput>;

/** One session, or all but the one that asks. */
export const endSessionsInput = z.object({ sessionId: z.union([z.uuid(), z.literal("others")]) });
export type EndSessionsInput = z.output<typeof endSessionsInput>;
