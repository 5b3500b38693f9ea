"use server";

import { revalidatePath } from "next/cache";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import {
  askForSecondRating,
  decideSecondRating,
  handInSecondRatings,
  revealSecondRatings,
  takeBackSecondRatings,
} from "@/lib/second-ratings/mutations";
import {
  askForSecondRatingSchema,
  decideSecondRatingSchema,
  revealSecondRatingsSchema,
} from "@/lib/second-ratings/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/second-rating";
const ACCESS = { access: "signed_in" } as const;

export const askForSecondRatingAction = defineAction(
  askForSecondRatingSchema,
  async (ctx, input) => {
    const result = await askForSecondRating(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const handInSecondRatingsAction = defineAction(
  assessmentKeySchema,
  async (ctx, input) => {
    const result = await handInSecondRatings(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const takeBackSecondRatingsAction = defineAction(
  assessmentKeySchema,
  async (ctx, input) => {
    const result = await takeBackSecondRatings(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const revealSecondRatingsAction = defineAction(
  revealSecondRatingsSchema,
  async (ctx, input) => {
    const result = await revealSecondRatings(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const decideSecondRatingAction = defineAction(
  decideSecondRatingSchema,
  async (ctx, input) => {
    const result = await decideSecondRating(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);
