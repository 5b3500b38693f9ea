"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { giveConfirmation } from "@/lib/reviews/confirmations";
import {
  giveConfirmationSchema,
  openThreadSchema,
  overruleThreadSchema,
  type ReviewDone,
  replySchema,
  resolveThreadSchema,
} from "@/lib/reviews/schema";
import { openThread, overruleThread, replyToThread, resolveThread } from "@/lib/reviews/threads";

const PAGE = "/[locale]/rounds/[round]/[iso3]/review";
/** Back to the page, which says what was done and leads to the thread; the way without scripts too. */
async function backTo(
  { round, iso3 }: { round: string; iso3: string },
  done: ReviewDone,
  threadId: string,
): Promise<never> {
  const address = `/${await getLocale()}/rounds/${round}/${iso3}/review`;
  return redirect(`${address}?done=${done}&thread=${threadId}#thread-${threadId}`);
}

const ACCESS = { access: "signed_in" } as const;

export const openThreadAction = defineAction(
  openThreadSchema,
  async (ctx, input) => {
    const result = await openThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result.ok ? backTo(input, "opened", result.value.threadId) : result;
  },
  ACCESS,
);

export const replyAction = defineAction(
  replySchema,
  async (ctx, input) => {
    const result = await replyToThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result.ok ? backTo(input, "replied", input.threadId) : result;
  },
  ACCESS,
);

export const resolveThreadAction = defineAction(
  resolveThreadSchema,
  async (ctx, input) => {
    const result = await resolveThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result.ok ? backTo(input, "resolved", input.threadId) : result;
  },
  ACCESS,
);

export const overruleThreadAction = defineAction(
  overruleThreadSchema,
  async (ctx, input) => {
    const result = await overruleThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result.ok ? backTo(input, "overruled", input.threadId) : result;
  },
  ACCESS,
);

export const giveConfirmationAction = defineAction(giveConfirmationSchema, giveConfirmation, {
  access: "signed_in",
  shows: PAGE,
});
