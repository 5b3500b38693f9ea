"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { addArea, endParticipation, setParticipation } from "@/lib/countries/mutations";
import { addAreaInput, endParticipationInput, setParticipationInput } from "@/lib/countries/schema";

const SIGNED_IN = { access: "signed_in" } as const;

/** After a change the list and the page of the country show the new state. */
async function thenShow<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  revalidatePath("/[locale]/administration/countries", "layout");
  return result;
}

export const addAreaAction = defineAction(
  addAreaInput,
  (ctx, input) => thenShow(addArea(ctx, input)),
  SIGNED_IN,
);

export const setParticipationAction = defineAction(
  setParticipationInput,
  (ctx, input) => thenShow(setParticipation(ctx, input)),
  SIGNED_IN,
);

export const endParticipationAction = defineAction(
  endParticipationInput,
  (ctx, input) => thenShow(endParticipation(ctx, input)),
  SIGNED_IN,
);
