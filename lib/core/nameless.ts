/** Where nobody has a name, whoever is signed in on the same device. */
import { withoutLocale } from "@/lib/i18n/locales";

/** Addresses of people who give without an account: the page of a link, that of receipts, and where files are sent. */
const NAMELESS = /^\/+(contribute|api\/+contributions\/+uploads)(?![\w-])/i;

/** How the page of what is absent is asked for what stands where a link leads that takes nothing in. */
export const ABSENT_LINK = "link";

/**
 * Whether what is asked or sent at an address is that of the holder of a link or a receipt: no session is looked for
 * there, so that no page, row, event or line of the log can name the person whose session it is. However the address is
 * written: who made a link may have an interest in who opens it.
 */
export function isNameless(address: string): boolean {
  const [path = ""] = address.split("?", 1);
  return NAMELESS.test(withoutLocale(decoded(path)));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
