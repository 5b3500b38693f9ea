"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { addRoundCountries, createRound, editRound, removeRoundCountry } from "@/lib/rounds/mutations";
import {
  addRoundCountriesSchema,
  createRoundSchema,
  editRoundSchema,
  removeRoundCountrySchema,
} from "@/lib/rounds/schema";

const LIST = "/administration/rounds";
const ONE = `/[locale]${LIST}/[round]`;
const ACCESS = { access: "signed_in" } as const;

export const createRoundAction = defineAction(
  createRoundSchema,
  async (ctx, input) => {
    const result = await createRound(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${LIST}/${result.value.code}?made`);
  },
  ACCESS,
);

export const editRoundAction = defineAction(
  editRoundSchema,
  async (ctx, input) => {
    const result = await editRound(ctx, input);
    revalidatePath(ONE, "page");
    return result;
  },
  ACCESS,
);

export const addRoundCountriesAction = defineAction(
  addRoundCountriesSchema,
  async (ctx, input) => {
    const result = await addRoundCountries(ctx, input);
    revalidatePath(ONE, "page");
    return result;
  },
  ACCESS,
);

export const removeRoundCountryAction = defineAction(
  removeRoundCountrySchema,
  async (ctx, input) => {
    const result = await removeRoundCountry(ctx, input);
    revalidatePath(ONE, "page");
    return result;
  },
  ACCESS,
);
