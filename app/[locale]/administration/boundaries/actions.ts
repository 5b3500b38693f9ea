"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { chooseProperty, discardReading, installSet, removeSet } from "@/lib/boundaries/mutations";
import {
  choosePropertySchema,
  discardReadingSchema,
  installSetSchema,
  removeSetSchema,
} from "@/lib/boundaries/schema";
import { defineAction } from "@/lib/core/action";
import { fileStore } from "@/lib/files/installation-store";

const PAGE = "/administration/boundaries";

export const choosePropertyAction = defineAction(choosePropertySchema, chooseProperty, {
  access: "signed_in",
  shows: `/[locale]${PAGE}/[reading]`,
});

export const installSetAction = defineAction(
  installSetSchema,
  async (ctx, input) => {
    const result = await installSet(ctx, fileStore(), input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${PAGE}?installed`);
  },
  { access: "signed_in" },
);

export const discardReadingAction = defineAction(
  discardReadingSchema,
  async (ctx, input) => {
    const result = await discardReading(ctx, input.reading);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${PAGE}`);
  },
  { access: "signed_in" },
);

export const removeSetAction = defineAction(
  removeSetSchema,
  async (ctx, input) => {
    const result = await removeSet(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${PAGE}?removed`);
  },
  { access: "signed_in" },
);
