/** Path and query of the page that a form was sent from; `/` where the referrer is absent or another site's. */
export function returnPath(referrer: string | null, host: string | null): string {
  if (referrer === null || host === null || !URL.canParse(referrer)) return "/";
  const { host: from, pathname, search } = new URL(referrer);
  // A path that begins with two slashes would be read as another host.
  return from === host ? `/${pathname.replace(/^\/+/, "")}${search}` : "/";
}
