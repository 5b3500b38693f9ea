import { defineRoute } from "@/lib/core/route";
import { devicesOver } from "@/lib/field-mode/contact";
import { askDevicesBody } from "@/lib/field-mode/schema";

/** Which of the devices of a browser are to let go of what they have. Asked by itself, also while nobody is signed in. */
export const POST = defineRoute(
  { access: "public", body: askDevicesBody, activity: false },
  async (ctx, { body }) => ({ over: await devicesOver(ctx, body.devices) }),
);
