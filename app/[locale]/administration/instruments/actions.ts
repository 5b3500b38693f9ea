"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { addEdition, validateEdition } from "@/lib/editions/mutations";
import { addEditionSchema, validateEditionSchema } from "@/lib/editions/schema";

const PAGE = "/[locale]/administration/instruments";

export const addEditionAction = defineAction(
  addEditionSchema,
  async (ctx, input) => {
    const result = await addEdition(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const validateEditionAction = defineAction(
  validateEditionSchema,
  async (ctx, input) => {
    const result = await validateEdition(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);
