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

/** After a change the page of the person shows the new state. */
async function thenShow<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  revalidatePath("/[locale]/administration/users/[id]", "page");
  return result;
}

export const changeUserAction = defineAction(
  changeUserInput,
  (ctx, input) => thenShow(changeUser(ctx, input)),
  SIGNED_IN,
);

export const addInterestAction = defineAction(
  addInterestInput,
  (ctx, input) => thenShow(addInterest(ctx, input)),
  SIGNED_IN,
);

export const removeInterestAction = defineAction(
  removeInterestInput,
  (ctx, input) => thenShow(removeInterest(ctx, input)),
  SIGNED_IN,
);

export const disableUserAction = defineAction(
  disableUserInput,
  (ctx, input) => thenShow(disableUser(ctx, input)),
  SIGNED_IN,
);

export const enableUserAction = defineAction(
  userIdInput,
  (ctx, input) => thenShow(enableUser(ctx, input)),
  SIGNED_IN,
);

export const endUserSessionsAction = defineAction(
  userIdInput,
  (ctx, input) => thenShow(endUserSessions(ctx, input)),
  SIGNED_IN,
);
