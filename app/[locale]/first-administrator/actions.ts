"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { signInHere } from "@/lib/auth/next-auth";
import { defineAction } from "@/lib/core/action";
import { acceptFirstAdministrator } from "@/lib/invitations/mutations";
import { acceptFirstAdministratorInput } from "@/lib/invitations/schema";

export const acceptFirstAdministratorAction = defineAction(
  acceptFirstAdministratorInput,
  async (ctx, input) => {
    await limitLinkUse(ctx);
    const result = await acceptFirstAdministrator(ctx, input);
    if (!result.ok) return result;
    await signInHere(result.value.email, input.passphrase);
    redirect(`/${await getLocale()}/administration/users`);
  },
  { access: "public" },
);
