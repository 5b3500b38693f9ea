"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { publishFigures } from "@/lib/figures/mutations";
import { publishFiguresSchema } from "@/lib/figures/schema";

export const publishFiguresAction = defineAction(
  publishFiguresSchema,
  async (ctx, input) => {
    const result = await publishFigures(ctx, input);
    revalidatePath("/[locale]/countries/[iso3]/figures", "page");
    return result;
  },
  { access: "signed_in" },
);
