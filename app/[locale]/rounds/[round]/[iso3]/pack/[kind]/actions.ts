"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { fileStore } from "@/lib/files/installation-store";
import { undoBatchSchema } from "@/lib/import/runs/schema";
import { undoBatch } from "@/lib/import/undo";
import { applyPack, discardPack } from "@/lib/packs/mutations";
import { applyPackSchema, packPath, packRunSchema } from "@/lib/packs/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/pack/[kind]/[run]";
const ACCESS = { access: "signed_in" } as const;

export const applyPackAction = defineAction(
  applyPackSchema,
  async (ctx, input) => {
    const result = await applyPack(ctx, fileStore(), input);
    // A choice that is missing leaves the page with what was chosen so far.
    if (result.ok || result.reason !== "choice_missing") revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const discardPackAction = defineAction(
  packRunSchema,
  async (ctx, input) => {
    const result = await discardPack(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${packPath(input)}`);
  },
  ACCESS,
);

export const undoPackAction = defineAction(undoBatchSchema, (ctx, { batch }) => undoBatch(ctx, batch), {
  access: "signed_in",
  shows: PAGE,
});
