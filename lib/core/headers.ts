/** The request's reference, made by the server in front of Next for every request. */
export const REQUEST_ID_HEADER = "x-request-id";
/** The path with its query as the reader asked for it, written by the server in front; for the way back after sign-in. */
export const REQUEST_PATH_HEADER = "x-request-path";

/** The client's address, written by the server in front after it counted the trusted proxies. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

/** By which a page says whose it is, so that nothing is sent under the name of whoever signed in since. */
export const ACTING_PERSON_HEADER = "x-acting-person";

/** Names the action where Next's own script sends the form; a browser without scripts sends none. */
export const BY_SCRIPT_HEADER = "next-action";
/** By which a page says that it asks by itself, so that nobody who went away is kept signed in. */
export const UNATTENDED_HEADER = "x-unattended";

/** Whether a write comes from a page of this installation. An absent or foreign `Origin` does not. */
export function isOwnOrigin(headers: Headers, publicHost: string | undefined): boolean {
  const origin = URL.parse(headers.get("origin") ?? "");
  if (origin === null) return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin.host === host || origin.host === publicHost;
}

/** The address of the client, without the proxies in between; empty where the server in front is missing. */
export function clientAddress(headers: Headers): string {
  return headers.get(CLIENT_ADDRESS_HEADER) ?? "";
}
