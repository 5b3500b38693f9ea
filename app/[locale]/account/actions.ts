"use server";

import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { changeLanguage, changePassphrase, endOwnSessions } from "@/lib/account/mutations";
import { changeLanguageInput, changePassphraseInput, endSessionsInput } from "@/lib/account/schema";
import { deviceCookieName } from "@/lib/auth/cookies";
import { knownDeviceOf } from "@/lib/auth/known-device";
import { carrySession } from "@/lib/auth/next-auth";
import { defineAction } from "@/lib/core/action";
import { environment } from "@/lib/core/env";
import { clientAddress } from "@/lib/core/headers";
import { done } from "@/lib/core/result";
import { forgetFieldDevice } from "@/lib/field-mode/mutations";
import { forgetDeviceSchema } from "@/lib/field-mode/schema";
import { savePreferences } from "@/lib/notifications/mutations";
import { savePreferencesInput } from "@/lib/notifications/schema";

export const changePassphraseAction = defineAction(
  changePassphraseInput,
  async (ctx, input) => {
    const [sent, store] = await Promise.all([headers(), cookies()]);
    const cookie = store.get(deviceCookieName(environment().authUrl))?.value;
    const device = knownDeviceOf(cookie, ctx.actor.email);
    const result = await changePassphrase(ctx, input, { address: clientAddress(sent), device });
    if (result.ok) await carrySession(result.value.secret);
    return result.ok ? done(null) : result;
  },
  { access: "signed_in", shows: "/[locale]/account" },
);

export const changeLanguageAction = defineAction(changeLanguageInput, changeLanguage, {
  access: "signed_in",
  shows: "/[locale]/account",
});

export const endSessionsAction = defineAction(
  endSessionsInput,
  async (ctx, input) => {
    const ended = await endOwnSessions(ctx, input);
    return done({ ended });
  },
  { access: "signed_in", shows: "/[locale]/account" },
);

export const savePreferencesAction = defineAction(savePreferencesInput, savePreferences, {
  access: "signed_in",
  shows: "/[locale]/account",
});

export const forgetFieldDeviceAction = defineAction(
  forgetDeviceSchema,
  async (ctx, { deviceId }) => {
    const result = await forgetFieldDevice(ctx, deviceId);
    revalidatePath("/[locale]/account", "page");
    revalidatePath("/[locale]/rounds/[round]/[iso3]/field", "page");
    return result;
  },
  { access: "signed_in" },
);
