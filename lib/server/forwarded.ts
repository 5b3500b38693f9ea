/**
 * Who is asking, and under which public address. Only as many proxies are believed as the installation
 * says it has; everything else that a client writes into these headers is dropped.
 */
import type { IncomingHttpHeaders } from "node:http";
import { CLIENT_ADDRESS_HEADER } from "@/lib/core/headers";

export type Forwarding = {
  /** How many proxies in front may be believed. */
  trustedProxies: number;
  /** The public address where the installation has one. */
  authUrl: URL | undefined;
};
export type Seen = { clientAddress: string; protocol: "http" | "https"; host: string };

/** Headers that a client could use to speak with the voice of a proxy or of Next itself. */
const STRIPPED =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-client-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-next-intl-locale|x-request-id|x-request-path|content-security-policy(-report-only)?)$/;

function listOf(value: string | string[] | undefined): string[] {
  return (Array.isArray(value) ? value.join(",") : (value ?? ""))
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The value that the outermost trusted proxy wrote: the n-th from the end of a list each proxy appends to. */
function byTrustedProxy(values: readonly string[], hops: number): string | undefined {
  return hops === 0 ? undefined : values.at(-Math.min(hops, Math.max(values.length, 1)));
}

/** What the request says about itself, believed as far as the trusted proxies reach. `socketAddress` is the other end of the line. */
export function seen(headers: IncomingHttpHeaders, socketAddress: string, options: Forwarding): Seen {
  const { trustedProxies: hops, authUrl } = options;
  const address = byTrustedProxy(listOf(headers["x-forwarded-for"]), hops) ?? socketAddress;
  const host =
    authUrl?.host ?? byTrustedProxy(listOf(headers["x-forwarded-host"]), hops) ?? headers.host ?? "";
  const protocol = authUrl
    ? authUrl.protocol.slice(0, -1)
    : byTrustedProxy(listOf(headers["x-forwarded-proto"]), hops);
  return {
    clientAddress: address.replace(/^::ffff:(?=\d+\.)/, ""),
    host,
    protocol: protocol === "https" ? "https" : "http",
  };
}

/** Replaces in `headers` everything a client may not say by what was `seen`. */
export function rewriteForwarded(
  headers: IncomingHttpHeaders,
  { clientAddress, protocol, host }: Seen,
): void {
  for (const name of Object.keys(headers)) if (STRIPPED.test(name)) delete headers[name];
  headers["x-forwarded-for"] = clientAddress;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = protocol;
  headers[CLIENT_ADDRESS_HEADER] = clientAddress;
}

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request may change something: reading always may be asked, writing only from a page of this very site. */
export function isAllowedOrigin(
  method: string,
  origin: string | undefined,
  { protocol, host }: Seen,
): boolean {
  return READING.has(method) || origin === `${protocol}://${host}`;
}
