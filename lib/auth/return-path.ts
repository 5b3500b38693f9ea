import { localeOfPath } from "@/lib/i18n/locales";

const PATH_LENGTH_MAX = 500;
/** What the router adds when it fetches a page in the background. */
const ROUTER_PARAMETER = "_rsc";
const NOWHERE = "http://nowhere.invalid";

/**
 * A path of this installation to come back to after sign-in, or null. Refuses other hosts in every spelling
 * (`//host`, `/\host`, control characters), API addresses and the sign-in page itself.
 */
export function safeReturnPath(path: string | null | undefined): string | null {
  if (!path || path.length > PATH_LENGTH_MAX || !path.startsWith("/")) return null;
  const url = URL.parse(path, NOWHERE);
  if (url === null || url.origin !== NOWHERE || localeOfPath(url.pathname) === null) return null;
  const [, , page] = url.pathname.split("/");
  if (page === "sign-in") return null;
  url.searchParams.delete(ROUTER_PARAMETER);
  return `${url.pathname}${url.search}`;
}
