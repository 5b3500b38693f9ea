"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { done } from "@/lib/core/result";
import { citePassage, removeCitation } from "@/lib/ratings/cite";
import { detachFile } from "@/lib/sources/files";
import { passagePlace } from "@/lib/sources/kinds";
import { addSource, grantReader, revokeReader, saveSource } from "@/lib/sources/mutations";
import { endOpening, openSource } from "@/lib/sources/openings";
import { addPassage } from "@/lib/sources/passages";
import {
  addPassageSchema,
  addSourceSchema,
  addTwinSchema,
  citePassageSchema,
  detachFileSchema,
  endOpeningSchema,
  openSourceSchema,
  readerSchema,
  removeCitationSchema,
  saveSourceSchema,
} from "@/lib/sources/schema";
import { addTwin } from "@/lib/sources/twins";

const PAGE = "/[locale]/sources/[code]";

export const addSourceAction = defineAction(
  addSourceSchema,
  async (ctx, input) => {
    const result = await addSource(ctx, input);
    if (!result.ok) return result;
    const wanted = input.wantedFor === undefined ? "" : `?for=${encodeURIComponent(input.wantedFor)}`;
    redirect(`/${await getLocale()}/sources/${result.value.code}${wanted}`);
  },
  { access: "signed_in" },
);

export const saveSourceAction = defineAction(saveSourceSchema, saveSource, {
  access: "signed_in",
  shows: PAGE,
});

export const addPassageAction = defineAction(
  addPassageSchema,
  async (ctx, input) => {
    const result = await addPassage(ctx, input);
    return result.ok ? done({ made: passagePlace(result.value.passageId) }) : result;
  },
  { access: "signed_in", shows: PAGE },
);

export const citePassageAction = defineAction(citePassageSchema, citePassage, {
  access: "signed_in",
  shows: PAGE,
});

export const removeCitationAction = defineAction(removeCitationSchema, removeCitation, {
  access: "signed_in",
  shows: PAGE,
});

export const grantReaderAction = defineAction(readerSchema, grantReader, {
  access: "signed_in",
  shows: PAGE,
});

export const revokeReaderAction = defineAction(readerSchema, revokeReader, {
  access: "signed_in",
  shows: PAGE,
});

export const detachFileAction = defineAction(detachFileSchema, (ctx, input) => detachFile(ctx, input.code), {
  access: "signed_in",
  shows: PAGE,
});

export const addTwinAction = defineAction(
  addTwinSchema,
  async (ctx, input) => {
    const result = await addTwin(ctx, input);
    return result.ok ? redirect(`/${await getLocale()}/sources/${result.value.code}`) : result;
  },
  { access: "signed_in" },
);

export const openSourceAction = defineAction(
  openSourceSchema,
  async (ctx, input) => {
    const result = await openSource(ctx, input);
    return result.ok ? redirect(`/${await getLocale()}/sources/${result.value.code}`) : result;
  },
  { access: "signed_in" },
);

export const endOpeningAction = defineAction(endOpeningSchema, endOpening, {
  access: "signed_in",
  shows: PAGE,
});
