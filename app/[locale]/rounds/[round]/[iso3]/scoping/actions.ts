"use server";

import { revalidatePath } from "next/cache";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import { detachConsentFile } from "@/lib/scoping/files";
import { saveScoping } from "@/lib/scoping/mutations";
import { saveScopingSchema } from "@/lib/scoping/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/scoping";

export const saveScopingAction = defineAction(
  saveScopingSchema,
  async (ctx, input) => {
    const result = await saveScoping(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const detachConsentFileAction = defineAction(
  assessmentKeySchema,
  async (ctx, input) => {
    const result = await detachConsentFile(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);
