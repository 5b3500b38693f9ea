"use server";

import { defineAction } from "@/lib/core/action";
import { askForFigures } from "@/lib/figures/runs";
import { publishFiguresSchema } from "@/lib/figures/schema";

export const publishFiguresAction = defineAction(publishFiguresSchema, askForFigures, {
  access: "signed_in",
  shows: "/[locale]/countries/[iso3]/figures",
});
