/**
 * The cookie of a device on which an account was signed in before. Attempts from such a device are counted
 * apart, so that a stranger who tries passphrases elsewhere cannot shut its owner out.
 */
import "server-only";
import { isSameSeal, sealOf } from "@/lib/core/seal";
import { newSecret } from "./token";

/** A known device is remembered this long, in days. */
export const KNOWN_DEVICE_DAYS = 180;

function seal(device: string, email: string): string {
  return sealOf("device", `${device}\n${email}`);
}

/** The cookie's value for a device on which this account was just signed in. */
export function knownDeviceCookie(email: string): string {
  const device = newSecret();
  return `${device}.${seal(device, email)}`;
}

/** The device's id where the cookie was given for this very account, else null. */
export function knownDeviceOf(cookie: string | undefined, email: string): string | null {
  const [device, sent, ...rest] = (cookie ?? "").split(".");
  if (!device || !sent || rest.length > 0) return null;
  return isSameSeal(sent, seal(device, email)) ? device : null;
}
