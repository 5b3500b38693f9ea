"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { removeCommentFile } from "@/lib/country-comments/files";
import {
  answerForTime,
  askForTime,
  removeComment,
  respond,
  saveComment,
} from "@/lib/country-comments/mutations";
import { reviseFromForm } from "@/lib/country-comments/revise";
import {
  answerForTimeSchema,
  askForTimeSchema,
  removeCommentSchema,
  removeFileSchema,
  respondSchema,
  reviseRatingSchema,
  saveCommentSchema,
} from "@/lib/country-comments/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/country-comments";
const POINT_PAGE = "/[locale]/rounds/[round]/[iso3]/country-comments/[point]";
const ACCESS = { access: "signed_in" } as const;

export const saveCommentAction = defineAction(
  saveCommentSchema,
  async (ctx, input) => {
    const result = await saveComment(ctx, input);
    revalidatePath(POINT_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const removeCommentAction = defineAction(
  removeCommentSchema,
  async (ctx, input) => {
    const result = await removeComment(ctx, input);
    if (!result.ok) return result;
    return redirect(`/${await getLocale()}/rounds/${input.round}/${input.iso3}/country-comments`);
  },
  ACCESS,
);

export const removeCommentFileAction = defineAction(
  removeFileSchema,
  async (ctx, input) => {
    const result = await removeCommentFile(ctx, input);
    revalidatePath(POINT_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const askForTimeAction = defineAction(
  askForTimeSchema,
  async (ctx, input) => {
    const result = await askForTime(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const answerForTimeAction = defineAction(
  answerForTimeSchema,
  async (ctx, input) => {
    const result = await answerForTime(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const reviseRatingAction = defineAction(
  reviseRatingSchema,
  async (ctx, input) => {
    const result = await reviseFromForm(ctx, input);
    revalidatePath(POINT_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const respondAction = defineAction(
  respondSchema,
  async (ctx, input) => {
    const result = await respond(ctx, input);
    revalidatePath(POINT_PAGE, "page");
    return result;
  },
  ACCESS,
);
