/** Path and query of the page that a form was sent from; `/` where the referrer is absent or another site's. */
export function returnPath(referrer: string | null, host: string | null): string {
  if (referrer === null || host === null || !URL.canParse(referrer)) return "/";
  const { host: from, pathname, search } = new URL(referrer);
  // A path that begins with two slashes would be read as another host.
  return from === host ? `/${pathname.replace(/^\/+/, "")}${search}` : "/";
}

/** Whether a write comes from a page of this host: its `Origin` says so and is not missing. */
export function isSameOrigin(origin: string | null, host: string | null): boolean {
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
