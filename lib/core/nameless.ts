/** Where nobody has a name, whoever is signed in on the same device. */
import { withoutLocale } from "@/lib/i18n/locales";

/** Addresses of people who give without an account: the page of a link, that of receipts, and where files are sent. */
const NAMELESS = /^\/+(contribute|api\/+contributions\/+uploads)(?![\w-])/i;

/** The page of what is absent, and how it is asked for what stands where a link leads that takes nothing in. */
const ABSENT = "/absent";
export const ABSENT_LINK = "link";

/**
 * Whether what is asked or sent at an address is that of the holder of a link or a receipt: no session is looked for
 * there, so that no page, row, event or line of the log can name the person whose session it is. However the address is
 * written: who made a link may have an interest in who opens it. What stands in place of a link that takes nothing in is
 * such an address too.
 */
export function isNameless(address: string): boolean {
  const [path = "", query = ""] = address.split("?", 2);
  const local = withoutLocale(decoded(path));
  return NAMELESS.test(local) || (local === ABSENT && new URLSearchParams(query).get("of") === ABSENT_LINK);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
