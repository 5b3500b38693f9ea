"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import {
  applyRun,
  askForNames,
  checkRun,
  decideNames,
  discardRun,
  leaveOutUndecided,
  readRunAs,
} from "@/lib/import/runs/mutations";
import { decideNamesSchema, readRunSchema, runSchema, undoBatchSchema } from "@/lib/import/runs/schema";
import { undoBatch } from "@/lib/import/undo";

const PAGE = "/[locale]/import/[run]";

export const readRunAction = defineAction(
  readRunSchema,
  async (ctx, input) => {
    const result = await readRunAs(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const decideNamesAction = defineAction(
  decideNamesSchema,
  async (ctx, input) => {
    const result = await decideNames(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const askForNamesAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await askForNames(ctx, run);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const leaveOutUndecidedAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await leaveOutUndecided(ctx, run);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const checkRunAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await checkRun(ctx, run);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const applyRunAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await applyRun(ctx, run);
    revalidatePath(PAGE, "page");
    return result;
  },
  { access: "signed_in" },
);

export const discardRunAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await discardRun(ctx, run);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}/import`);
  },
  { access: "signed_in" },
);

export const undoBatchAction = defineAction(
  undoBatchSchema,
  async (ctx, { batch }) => {
    const result = await undoBatch(ctx, batch);
    revalidatePath("/[locale]/import", "layout");
    return result;
  },
  { access: "signed_in" },
);
