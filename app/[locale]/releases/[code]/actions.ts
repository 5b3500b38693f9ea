"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { decideCorrection, requestCorrection } from "@/lib/correction-requests/mutations";
import { decideCorrectionSchema, requestCorrectionSchema } from "@/lib/correction-requests/schema";

const PAGE = "/[locale]/releases/[code]";
const ACCESS = { access: "signed_in" } as const;

export const requestCorrectionAction = defineAction(
  requestCorrectionSchema,
  async (ctx, input) => {
    const result = await requestCorrection(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const decideCorrectionAction = defineAction(
  decideCorrectionSchema,
  async (ctx, input) => {
    const result = await decideCorrection(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);
