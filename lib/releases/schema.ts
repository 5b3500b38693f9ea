/** What may be sent about a release. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { requiredText } from "@/lib/core/field-schemas";

/** The permanent code of a release, such as 2026-BEN-1. */
export const releaseCodeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}-[A-Z]{3}-[1-9]\d{0,3}$/);

/** The first of two people proposes to seal a release, for a reason that readers will see. */
export const proposeSealSchema = z.object({ code: releaseCodeSchema, reason: requiredText(2_000) });
export type ProposeSeal = z.output<typeof proposeSealSchema>;

/** A proposal to seal that a person declines or takes back. */
export const sealKeySchema = z.object({ code: releaseCodeSchema });
/** The second person confirms a seal, which cannot be taken back. */
export const confirmSealSchema = sealKeySchema.extend({
  confirmed: z.literal("on", "errors.field.unconfirmed"),
});
export type SealKey = z.output<typeof sealKeySchema>;
