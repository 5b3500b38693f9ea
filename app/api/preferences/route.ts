import { cookies } from "next/headers";
import { isLocale, withLocale } from "@/lib/i18n/locales";
import { isSameOrigin, returnPath } from "@/lib/preferences/return-path";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the theme or changes the language, and goes back to the page the form stood on. Open to everybody. */
export async function POST(request: Request): Promise<Response> {
  const host = request.headers.get("host");
  if (!isSameOrigin(request.headers.get("origin"), host)) return new Response(null, { status: 403 });

  const form = await request.formData();
  const theme = form.get("theme");
  const jar = await cookies();
  if (typeof theme === "string")
    jar.set(THEME_COOKIE, themeOf(theme), {
      path: "/",
      maxAge: ONE_YEAR_SECONDS,
      sameSite: "lax",
      httpOnly: true,
      secure: new URL(request.headers.get("origin") ?? "http://localhost").protocol === "https:",
    });

  const back = returnPath(request.headers.get("referer"), host);
  const language = form.get("language");
  return new Response(null, {
    status: 303,
    headers: { Location: isLocale(language) ? withLocale(back, language) : back },
  });
}
