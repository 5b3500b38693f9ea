"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { changeView, deleteView, saveView } from "@/lib/saved-views/mutations";
import { changeViewInput, deleteViewInput, saveViewInput } from "@/lib/saved-views/schema";

/** Pages on which views are listed. */
const PAGES = [
  "/[locale]/views",
  "/[locale]/rounds/[round]",
  "/[locale]/rounds/[round]/compare",
  "/[locale]/[register]",
];

function refresh(): void {
  for (const page of PAGES) revalidatePath(page, "page");
}

export const saveViewAction = defineAction(
  saveViewInput,
  async (ctx, input) => {
    const result = await saveView(ctx, input);
    refresh();
    return result;
  },
  { access: "signed_in" },
);

export const changeViewAction = defineAction(
  changeViewInput,
  async (ctx, input) => {
    const result = await changeView(ctx, input);
    refresh();
    return result;
  },
  { access: "signed_in" },
);

export const deleteViewAction = defineAction(
  deleteViewInput,
  async (ctx, input) => {
    const result = await deleteView(ctx, input);
    refresh();
    return result;
  },
  { access: "signed_in" },
);
