"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { publicAddress } from "@/lib/core/public-address";
import { done } from "@/lib/core/result";
import { renewInvitation } from "@/lib/invitations/mutations";
import { invitationPath } from "@/lib/invitations/rules";
import {
  addInterest,
  changeUser,
  disableUser,
  enableUser,
  endUserSessions,
  inviteUser,
  removeInterest,
} from "@/lib/users/mutations";
import {
  addInterestInput,
  changeUserInput,
  disableUserInput,
  inviteUserInput,
  removeInterestInput,
  userIdInput,
} from "@/lib/users/schema";

const SIGNED_IN = { access: "signed_in" } as const;

export const inviteUserAction = defineAction(
  inviteUserInput,
  async (ctx, input) => {
    const result = await inviteUser(ctx, input);
    if (!result.ok) return result;
    revalidatePath("/[locale]/administration/users", "page");
    const path = `/${input.locale}${invitationPath("invitation", result.value.secret)}`;
    return done({ link: await publicAddress(path) });
  },
  SIGNED_IN,
);

export const renewInvitationAction = defineAction(
  userIdInput,
  async (ctx, input) => {
    const result = await renewInvitation(ctx, input);
    if (!result.ok) return result;
    const path = `/${await getLocale()}${invitationPath("invitation", result.value.secret)}`;
    return done({ link: await publicAddress(path) });
  },
  SIGNED_IN,
);

const PAGE = "/[locale]/administration/users/[id]";

export const changeUserAction = defineAction(changeUserInput, changeUser, {
  access: "signed_in",
  shows: PAGE,
});

export const addInterestAction = defineAction(addInterestInput, addInterest, {
  access: "signed_in",
  shows: PAGE,
});

export const removeInterestAction = defineAction(removeInterestInput, removeInterest, {
  access: "signed_in",
  shows: PAGE,
});

export const disableUserAction = defineAction(disableUserInput, disableUser, {
  access: "signed_in",
  shows: PAGE,
});

export const enableUserAction = defineAction(userIdInput, enableUser, { access: "signed_in", shows: PAGE });

export const endUserSessionsAction = defineAction(userIdInput, endUserSessions, {
  access: "signed_in",
  shows: PAGE,
});
