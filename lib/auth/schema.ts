import { z } from "zod";

const EMAIL_LENGTH_MAX = 254;
const PASSPHRASE_LENGTH_MAX = 1000;

/** What sign-in takes: any text; whether it fits is told by one answer only. */
export const signInInput = z.object({
  email: z.string().trim().min(1, "errors.field.missing").max(EMAIL_LENGTH_MAX, "errors.field.too_long"),
  passphrase: z.string().min(1, "errors.field.missing").max(PASSPHRASE_LENGTH_MAX, "errors.field.too_long"),
});

/** The sign-in form also carries the way back. */
export const signInForm = signInInput.extend({ next: z.string().max(500).optional() });
