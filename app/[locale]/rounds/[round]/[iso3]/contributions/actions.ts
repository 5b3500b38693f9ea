"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { closeLink, makeLink } from "@/lib/contributions/links";
import { makeSource } from "@/lib/contributions/make-source";
import {
  answerContribution,
  grantContributionReader,
  noteReading,
  revokeContributionReader,
} from "@/lib/contributions/mutations";
import { contributionPath } from "@/lib/contributions/rules";
import {
  answerContributionSchema,
  closeLinkSchema,
  contributionKeySchema,
  contributionReaderSchema,
  makeLinkSchema,
  makeSourceSchema,
} from "@/lib/contributions/schema";
import { defineAction } from "@/lib/core/action";
import { publicAddress } from "@/lib/core/public-address";
import { done } from "@/lib/core/result";

const ACCESS = { access: "signed_in" } as const;

/** After a change the page shows the new state. */
async function thenShow<T>(work: Promise<T>, page: "" | "/[contribution]" = "/[contribution]"): Promise<T> {
  const result = await work;
  revalidatePath(`/[locale]/rounds/[round]/[iso3]/contributions${page}`, "page");
  return result;
}

export const makeLinkAction = defineAction(
  makeLinkSchema,
  async (ctx, input) => {
    const result = await thenShow(makeLink(ctx, input), "");
    if (!result.ok) return result;
    const path = `/${await getLocale()}${contributionPath(result.value.secret)}`;
    return done({ link: await publicAddress(path) });
  },
  ACCESS,
);

export const closeLinkAction = defineAction(
  closeLinkSchema,
  (ctx, input) => thenShow(closeLink(ctx, input), ""),
  ACCESS,
);

export const noteReadingAction = defineAction(
  contributionKeySchema,
  (ctx, input) => thenShow(noteReading(ctx, input)),
  ACCESS,
);

export const answerContributionAction = defineAction(
  answerContributionSchema,
  (ctx, input) => thenShow(answerContribution(ctx, input)),
  ACCESS,
);

export const makeSourceAction = defineAction(
  makeSourceSchema,
  async (ctx, input) => {
    const result = await makeSource(ctx, input);
    if (!result.ok) return result;
    return redirect(`/${await getLocale()}/sources/${result.value.code}`);
  },
  ACCESS,
);

export const grantContributionReaderAction = defineAction(
  contributionReaderSchema,
  (ctx, input) => thenShow(grantContributionReader(ctx, input)),
  ACCESS,
);

export const revokeContributionReaderAction = defineAction(
  contributionReaderSchema,
  (ctx, input) => thenShow(revokeContributionReader(ctx, input)),
  ACCESS,
);
