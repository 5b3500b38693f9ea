import { z } from "zod";
import { emailField, localeField, nameField } from "@/lib/users/schema";

const LINK_SECRET_LENGTH_MAX = 100;

/** The secret of a link, as its address carries it. */
export const linkToken = z.string().min(1).max(LINK_SECRET_LENGTH_MAX);
/** A passphrase as typed: its rules are checked where the person is known. */
export const typedPassphrase = z.string().min(1, "errors.field.missing").max(1000, "errors.field.too_long");

export const acceptInvitationInput = z.object({ token: linkToken, passphrase: typedPassphrase });
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;

export const acceptFirstAdministratorInput = acceptInvitationInput.extend({
  name: nameField,
  email: emailField,
  locale: localeField,
});
export type AcceptFirstAdministratorInput = z.output<typeof acceptFirstAdministratorInput>;

export const askForLinkInput = z.object({ email: emailField });

export const answerLinkRequestInput = z.object({
  requestId: z.uuid(),
  answer: z.enum(["give", "decline"]),
});
export type AnswerLinkRequestInput = z.output<typeof answerLinkRequestInput>;
