import { z } from "zod";
import { INTEREST_KINDS, ROLES } from "@/db/enums";
import { list, optionalText, pageNumber, requiredText, typedIso3 } from "@/lib/core/field-schemas";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { ACCOUNT_STATES } from "./rules";

export const NAME_LENGTH_MAX = 120;
export const EMAIL_LENGTH_MAX = 254;
export const NOTE_LENGTH_MAX = 500;
export const REASON_LENGTH_MAX = 1000;

/** An e-mail address in lower case. */
export const emailField = requiredText(EMAIL_LENGTH_MAX)
  .transform((email) => email.toLowerCase())
  .pipe(z.email("errors.field.email"));
export const nameField = requiredText(NAME_LENGTH_MAX);
export const localeField = z.enum(LOCALES).default(DEFAULT_LOCALE);
const userId = z.uuid();
const version = z.coerce.number().int().positive();
const rolesField = list(z.enum(ROLES));

export const inviteUserInput = z.object({
  name: nameField,
  email: emailField,
  roles: rolesField,
  locale: localeField,
});
export type InviteUserInput = z.output<typeof inviteUserInput>;

/** `version` is the one that the form was made from. */
export const changeUserInput = z.object({ userId, version, name: nameField, roles: rolesField });
export type ChangeUserInput = z.output<typeof changeUserInput>;

export const addInterestInput = z.object({
  userId,
  iso3: typedIso3,
  kind: z.enum(INTEREST_KINDS),
  note: optionalText(NOTE_LENGTH_MAX),
});
export type AddInterestInput = z.output<typeof addInterestInput>;

export const removeInterestInput = addInterestInput.omit({ note: true }).extend({
  reason: requiredText(REASON_LENGTH_MAX),
});
export type RemoveInterestInput = z.output<typeof removeInterestInput>;

export const disableUserInput = z.object({
  userId,
  reason: requiredText(REASON_LENGTH_MAX),
  confirmed: z.literal("yes", "errors.field.unconfirmed"),
});
export type DisableUserInput = z.output<typeof disableUserInput>;

export const userIdInput = z.object({ userId });

export const userFilter = z.object({
  search: z.string().trim().max(100).catch("").default(""),
  role: z.enum(ROLES).optional().catch(undefined),
  state: z.enum(ACCOUNT_STATES).optional().catch(undefined),
  page: pageNumber,
});
export type UserFilter = z.output<typeof userFilter>;
