"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import {
  decideCrosswalk,
  discardDraft,
  editDraft,
  leaveOutVectors,
  publishDraft,
  saveDraftText,
} from "@/lib/editions/draft-mutations";
import {
  addIndicatorSchema,
  decideCrosswalkSchema,
  describeDraftSchema,
  draftKeySchema,
  dropIndicatorSchema,
  mergeIndicatorsSchema,
  publishDraftSchema,
  rewordIndicatorSchema,
  saveTextSchema,
  splitIndicatorSchema,
  weighNodeSchema,
} from "@/lib/editions/draft-schema";

const LIST = "/administration/instruments";
const PAGE = `/[locale]${LIST}/drafts/[draft]`;
const HERE = { access: "signed_in", shows: PAGE } as const;

export const describeDraftAction = defineAction(describeDraftSchema, editDraft, HERE);
export const addIndicatorAction = defineAction(addIndicatorSchema, editDraft, HERE);
export const mergeIndicatorsAction = defineAction(mergeIndicatorsSchema, editDraft, HERE);
export const weighNodeAction = defineAction(weighNodeSchema, editDraft, HERE);
export const decideCrosswalkAction = defineAction(decideCrosswalkSchema, decideCrosswalk, HERE);
export const leaveOutVectorsAction = defineAction(draftKeySchema, leaveOutVectors, HERE);

export const rewordIndicatorAction = defineAction(rewordIndicatorSchema, editDraft, {
  access: "signed_in",
  shows: `${PAGE}/indicators/[indicator]`,
});

export const saveTextAction = defineAction(saveTextSchema, saveDraftText, {
  access: "signed_in",
  shows: `${PAGE}/text`,
});

/** Once it is split or dropped there is no such indicator: the draft is shown. */
export const splitIndicatorAction = defineAction(
  splitIndicatorSchema,
  async (ctx, input) => {
    const result = await editDraft(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${LIST}/drafts/${result.value.draft}`);
  },
  { access: "signed_in" },
);

export const dropIndicatorAction = defineAction(
  dropIndicatorSchema,
  async (ctx, input) => {
    const result = await editDraft(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${LIST}/drafts/${result.value.draft}`);
  },
  { access: "signed_in" },
);

export const discardDraftAction = defineAction(
  draftKeySchema,
  async (ctx, input) => {
    const result = await discardDraft(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${LIST}`);
  },
  { access: "signed_in" },
);

export const publishDraftAction = defineAction(
  publishDraftSchema,
  async (ctx, input) => {
    const result = await publishDraft(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}/instruments/${result.value.edition.replace("@", "/")}`);
  },
  { access: "signed_in" },
);
