/** The headers that every answer carries, whatever produced it. */

export type HeaderOptions = {
  /** Development needs `eval`, inline styles and a web socket for hot reload. */
  development: boolean;
  /** Whether the public address is https. */
  secure: boolean;
};

const HSTS_SECONDS = 31_536_000;

/** The content-security policy of one request: scripts and styles run only with its nonce. */
export function contentSecurityPolicy(nonce: string, { development, secure }: HeaderOptions): string {
  const directives = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (secure) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** Every fixed header but the content-security policy, which needs the nonce of its request. */
export function fixedHeaders({ secure }: HeaderOptions): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    // With no-referrer Chromium sends `Origin: null` on plain forms, which the origin check refuses.
    "referrer-policy": "same-origin",
    "permissions-policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(secure ? { "strict-transport-security": `max-age=${HSTS_SECONDS}; includeSubDomains` } : {}),
  };
}

/**
 * The caching of an answer: what the build made immutable and files of `public/` keep theirs, pages and
 * data are never stored. Returns the header to set, or undefined to leave what is there.
 */
export function cacheControl(pathname: string, contentType: string, current: string): string | undefined {
  if (pathname.startsWith("/_next/static/")) return undefined;
  const isPage = contentType.startsWith("text/html") || contentType.startsWith("text/x-component");
  if (!isPage && /\b(immutable|public)\b/.test(current)) return undefined;
  return "no-store";
}
