import { preferredLocale } from "@/lib/i18n/locales";

/** Sends a reader to the product in their language. A relative address holds behind every proxy. */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  return new Response(null, { status: 307, headers: { Location: `/${locale}`, Vary: "Accept-Language" } });
}
