"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import type { Ctx } from "@/lib/core/context";
import type { Result } from "@/lib/core/result";
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
import type { RunRefusal } from "@/lib/import/runs/view";
import { undoBatch } from "@/lib/import/undo";

const PAGE = "/[locale]/import/[run]";

/** A step that needs nothing but its import. */
const stepOf = (take: (ctx: Ctx, run: string) => Promise<Result<null, RunRefusal>>) =>
  defineAction(
    runSchema,
    async (ctx, { run }) => {
      const result = await take(ctx, run);
      revalidatePath(PAGE, "page");
      return result;
    },
    { access: "signed_in" },
  );

export const readRunAction = defineAction(readRunSchema, readRunAs, { access: "signed_in", shows: PAGE });

export const decideNamesAction = defineAction(decideNamesSchema, decideNames, {
  access: "signed_in",
  shows: PAGE,
});

export const askForNamesAction = stepOf(askForNames);

export const leaveOutUndecidedAction = stepOf(leaveOutUndecided);

export const checkRunAction = stepOf(checkRun);

export const applyRunAction = stepOf(applyRun);

export const discardRunAction = defineAction(
  runSchema,
  async (ctx, { run }) => {
    const result = await discardRun(ctx, run);
    if (!result.ok) {
      // What is being applied is shown as that; of what was applied the button says why it stays.
      if (result.reason === "busy") revalidatePath(PAGE, "page");
      return result;
    }
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
