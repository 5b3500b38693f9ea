"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { signInHere } from "@/lib/auth/next-auth";
import { defineAction } from "@/lib/core/action";
import { acceptInvitation } from "@/lib/invitations/mutations";
import { acceptInvitationInput } from "@/lib/invitations/schema";

export const acceptInvitationAction = defineAction(
  acceptInvitationInput,
  async (ctx, input) => {
    await limitLinkUse(ctx);
    const result = await acceptInvitation(ctx, input);
    if (!result.ok) return result;
    await signInHere(result.value.email, input.passphrase);
    redirect(`/${await getLocale()}`);
  },
  { access: "public" },
);
