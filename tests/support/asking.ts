/** Requests of the walks: by Node alone, since by Playwright each of the thousands would pass through another process. */

/** Asks for an address of an application, and follows no redirection. */
export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** Asks this application in the name of a session, or of nobody. */
export function askingAt(origin: string, session: { name: string; value: string } | null): Ask {
  return (address, init) => {
    const headers = new Headers(init?.headers);
    if (session !== null) headers.set("cookie", `${session.name}=${session.value}`);
    return fetch(`${origin}${address}`, { ...init, headers, redirect: "manual" });
  };
}
