"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { askForFigures } from "@/lib/figures/runs";
import { publishFiguresSchema } from "@/lib/figures/schema";

export const publishFiguresAction = defineAction(
  publishFiguresSchema,
  async (ctx, input) => {
    const result = await askForFigures(ctx, input);
    revalidatePath("/[locale]/countries/[iso3]/figures", "page");
    return result;
  },
  { access: "signed_in" },
);
