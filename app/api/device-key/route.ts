import { defineRoute } from "@/lib/core/route";
import { giveDeviceKey } from "@/lib/device-keys/give";
import { deviceKeyBody } from "@/lib/device-keys/schema";

/** The key to this person's unsent work on this device. A page asks by itself, so it is no sign of life. */
export const POST = defineRoute(
  { access: "signed_in", body: deviceKeyBody, activity: false },
  (ctx, { body }) => giveDeviceKey(ctx, body),
);
