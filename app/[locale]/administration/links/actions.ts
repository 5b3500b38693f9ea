"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { publicAddress } from "@/lib/core/public-address";
import { done } from "@/lib/core/result";
import { answerLinkRequest } from "@/lib/invitations/mutations";
import { invitationPath } from "@/lib/invitations/rules";
import { answerLinkRequestInput } from "@/lib/invitations/schema";

export const answerLinkRequestAction = defineAction(
  answerLinkRequestInput,
  async (ctx, input) => {
    const result = await answerLinkRequest(ctx, input);
    if (!result.ok) return result;
    const { secret } = result.value;
    if (secret === null) revalidatePath("/[locale]/administration/links", "page");
    const path = secret && `/${await getLocale()}${invitationPath("invitation", secret)}`;
    return done({ link: path && (await publicAddress(path)) });
  },
  { access: "signed_in" },
);
