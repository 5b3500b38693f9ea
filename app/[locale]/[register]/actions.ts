"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { beginCheck, confirmCheck, discardCheck } from "@/lib/checks/mutations";
import { beginCheckSchema, checkRunSchema, confirmCheckSchema } from "@/lib/checks/schema";
import { defineAction } from "@/lib/core/action";
import { citeEntry, removeEntryCitation } from "@/lib/registers/cite";
import { detachEntryFile } from "@/lib/registers/files";
import { addEntry, checkEntry, saveEntry, supersedeEntry, withdrawEntry } from "@/lib/registers/mutations";
import {
  addEntrySchema,
  checkEntrySchema,
  citeEntrySchema,
  detachEntryFileSchema,
  entryPath,
  removeEntryCitationSchema,
  saveEntrySchema,
  supersedeEntrySchema,
  withdrawEntrySchema,
} from "@/lib/registers/schema";

const PAGE = "/[locale]/[register]/[code]";
const CHECK_PAGE = "/[locale]/[register]/check/[run]";

export const addEntryAction = defineAction(
  addEntrySchema,
  async (ctx, { register, entry }) => {
    const result = await addEntry(ctx, register, entry);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${entryPath(register, result.value.code)}`);
  },
  { access: "signed_in" },
);

export const saveEntryAction = defineAction(
  saveEntrySchema,
  async (ctx, { key, entry }) => {
    const result = await saveEntry(ctx, key, entry);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${entryPath(key.register, key.code)}`);
  },
  { access: "signed_in" },
);

export const checkEntryAction = defineAction(checkEntrySchema, checkEntry, {
  access: "signed_in",
  shows: PAGE,
});

export const beginCheckAction = defineAction(
  beginCheckSchema,
  async (ctx, input) => {
    const result = await beginCheck(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}/${input.register}/check/${result.value.id}`);
  },
  { access: "signed_in" },
);

export const confirmCheckAction = defineAction(confirmCheckSchema, confirmCheck, {
  access: "signed_in",
  shows: CHECK_PAGE,
});

export const discardCheckAction = defineAction(
  checkRunSchema,
  async (ctx, { run }) => {
    const result = await discardCheck(ctx, run);
    if (!result.ok) {
      revalidatePath(CHECK_PAGE, "page");
      return result;
    }
    redirect(`/${await getLocale()}${result.value.list}`);
  },
  { access: "signed_in" },
);

export const withdrawEntryAction = defineAction(withdrawEntrySchema, withdrawEntry, {
  access: "signed_in",
  shows: PAGE,
});

export const supersedeEntryAction = defineAction(supersedeEntrySchema, supersedeEntry, {
  access: "signed_in",
  shows: PAGE,
});

export const citeEntryAction = defineAction(citeEntrySchema, citeEntry, { access: "signed_in", shows: PAGE });

export const removeEntryCitationAction = defineAction(removeEntryCitationSchema, removeEntryCitation, {
  access: "signed_in",
  shows: PAGE,
});

export const detachEntryFileAction = defineAction(detachEntryFileSchema, detachEntryFile, {
  access: "signed_in",
  shows: PAGE,
});
