/** What a device asks for to read its own unsent work. Pure, and safe in the browser. */
import { z } from "zod";

/** People whose unsent work a device may hold at once. */
const OWNERS_MAX = 20;

/** `owners` are the people whose unsent work lies on the device. */
export const deviceKeyBody = z.strictObject({
  deviceId: z.uuid(),
  owners: z.array(z.uuid()).max(OWNERS_MAX),
});
export type DeviceKeyRequest = z.output<typeof deviceKeyBody>;

/** The key (32 bytes, base64) of the signed-in person on this device, and whose work is to be deleted there. */
export type DeviceKeyAnswer = { owner: string; key: string; over: readonly string[] };
