"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { confirmErasure, declineErasure, proposeErasure } from "@/lib/erasures/mutations";
import { confirmErasureSchema, erasureKeySchema, erasureProposalSchema } from "@/lib/erasures/schema";

const ACCESS = { access: "signed_in" } as const;

export const proposeErasureAction = defineAction(
  erasureProposalSchema,
  async (ctx, input) => {
    const result = await proposeErasure(ctx, input);
    if (result.ok) redirect(`/${await getLocale()}/erasures/${result.value.erasureId}`);
    return result;
  },
  ACCESS,
);

export const confirmErasureAction = defineAction(
  confirmErasureSchema,
  async (ctx, { id }) => {
    const result = await confirmErasure(ctx, id);
    if (result.ok) {
      const { erased, releases } = result.value;
      const said = new URLSearchParams({ erased: String(erased), releases: releases.join(" ") });
      redirect(`/${await getLocale()}/erasures/${id}?${said}`);
    }
    return result;
  },
  ACCESS,
);

export const declineErasureAction = defineAction(
  erasureKeySchema,
  async (ctx, { id }) => {
    const result = await declineErasure(ctx, id);
    if (result.ok) redirect(`/${await getLocale()}/erasures`);
    return result;
  },
  ACCESS,
);
