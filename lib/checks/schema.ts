import { z } from "zod";
import { REGISTERS } from "@/db/enums";

/** So many entries are checked at once. */
export const CHECKED_MAX = 100_000;

/** The list that is to be checked: its register, and the parameters of its address. */
export const beginCheckSchema = z
  .looseObject({ register: z.enum(REGISTERS) })
  .transform(({ register, ...form }) => ({
    register,
    filter: Object.fromEntries(
      Object.entries(form).filter((one): one is [string, string] => typeof one[1] === "string"),
    ),
  }));
export type BeginCheck = z.output<typeof beginCheckSchema>;

export const checkRunSchema = z.object({ run: z.uuid() });

/** With the person's word that entries without a source are checked all the same; without it they are left out. */
export const confirmCheckSchema = checkRunSchema.extend({ withoutSource: z.literal("on").optional() });
export type ConfirmCheck = z.output<typeof confirmCheckSchema>;
