/** Names of the cookies. The `__Host-` prefix needs https, so it depends on the public address. */

/** The signed token that carries the session's secret. */
export function sessionCookieName(publicAddress: URL | undefined): string {
  return isSecure(publicAddress) ? "__Host-gpat-session" : "gpat-session";
}

/** A random id of this browser, so that attempts are counted per account and device. */
export function deviceCookieName(publicAddress: URL | undefined): string {
  return isSecure(publicAddress) ? "__Host-gpat-device" : "gpat-device";
}

/** How every cookie is set. A browser takes the prefix `__Host-` only with `Secure`, this path and no domain. */
export function cookieAttributes(publicAddress: URL | undefined) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(publicAddress) } as const;
}

/** Whether the installation is reached by https. */
export function isSecure(publicAddress: URL | undefined): boolean {
  return publicAddress?.protocol === "https:";
}
