"use server";

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

export const editRoundAction = defineAction(editRoundSchema, editRound, { access: "signed_in", shows: ONE });

export const addRoundCountriesAction = defineAction(addRoundCountriesSchema, addRoundCountries, {
  access: "signed_in",
  shows: ONE,
});

export const removeRoundCountryAction = defineAction(removeRoundCountrySchema, removeRoundCountry, {
  access: "signed_in",
  shows: ONE,
});
