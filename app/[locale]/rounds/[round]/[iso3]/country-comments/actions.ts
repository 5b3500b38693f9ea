"use server";

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

export const saveCommentAction = defineAction(saveCommentSchema, saveComment, {
  access: "signed_in",
  shows: POINT_PAGE,
});

export const removeCommentAction = defineAction(
  removeCommentSchema,
  async (ctx, input) => {
    const result = await removeComment(ctx, input);
    if (!result.ok) return result;
    return redirect(`/${await getLocale()}/rounds/${input.round}/${input.iso3}/country-comments`);
  },
  ACCESS,
);

export const removeCommentFileAction = defineAction(removeFileSchema, removeCommentFile, {
  access: "signed_in",
  shows: POINT_PAGE,
});

export const askForTimeAction = defineAction(askForTimeSchema, askForTime, {
  access: "signed_in",
  shows: PAGE,
});

export const answerForTimeAction = defineAction(answerForTimeSchema, answerForTime, {
  access: "signed_in",
  shows: PAGE,
});

export const reviseRatingAction = defineAction(reviseRatingSchema, reviseFromForm, {
  access: "signed_in",
  shows: POINT_PAGE,
});

export const respondAction = defineAction(respondSchema, respond, { access: "signed_in", shows: POINT_PAGE });
