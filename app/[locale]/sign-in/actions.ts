"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { signInHere } from "@/lib/auth/next-auth";
import { safeReturnPath } from "@/lib/auth/return-path";
import { signInForm } from "@/lib/auth/schema";
import { defineAction } from "@/lib/core/action";
import { askForLink } from "@/lib/invitations/mutations";
import { askForLinkInput } from "@/lib/invitations/schema";

export const signInAction = defineAction(
  signInForm,
  async (_ctx, { email, passphrase, next }) => {
    const result = await signInHere(email, passphrase);
    if (result.ok) redirect(safeReturnPath(next) ?? `/${await getLocale()}`);
    return result;
  },
  { access: "public" },
);

export const askForLinkAction = defineAction(
  askForLinkInput,
  async (ctx, input) => {
    await limitLinkUse(ctx);
    return askForLink(ctx, input);
  },
  { access: "public" },
);
