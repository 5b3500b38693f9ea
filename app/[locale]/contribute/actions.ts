"use server";

import { limitLinkUse } from "@/lib/auth/limit-link-use";
import { takeReceiptStep } from "@/lib/contributions/receipt";
import { receiptSchema, sendByLinkSchema } from "@/lib/contributions/schema";
import { sendByLink } from "@/lib/contributions/send";
import { defineAction } from "@/lib/core/action";

const ACCESS = { access: "public" } as const;

export const sendByLinkAction = defineAction(
  sendByLinkSchema,
  async (ctx, input) => {
    await limitLinkUse(ctx);
    return sendByLink(ctx, input);
  },
  ACCESS,
);

export const receiptAction = defineAction(
  receiptSchema,
  async (ctx, input) => {
    await limitLinkUse(ctx);
    return takeReceiptStep(ctx, input);
  },
  ACCESS,
);
