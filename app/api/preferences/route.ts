import { cookies } from "next/headers";
import { formOf } from "@/lib/core/form-body";
import { isOwnOrigin } from "@/lib/core/headers";
import { isLocale, withLocale } from "@/lib/i18n/locales";
import { returnPath } from "@/lib/preferences/return-path";
import { THEME_COOKIE, themeOf } from "@/lib/preferences/theme";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Keeps the theme or changes the language, and goes back to the page the form stood on. Open to everybody;
 * it reads and writes no data, so it uses no door and answers while the database does not.
 */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  if (!isOwnOrigin(headers, undefined)) return new Response(null, { status: 403 });

  const form = await formOf(request).catch(() => null);
  if (form === null) return new Response(null, { status: 422 });
  const theme = form.get("theme");
  const language = form.get("language");
  if (typeof theme === "string") {
    const jar = await cookies();
    jar.set(THEME_COOKIE, themeOf(theme), {
      path: "/",
      maxAge: ONE_YEAR_SECONDS,
      sameSite: "lax",
      httpOnly: true,
      secure: headers.get("x-forwarded-proto") === "https",
    });
  }
  const back = returnPath(headers.get("referer"), headers.get("x-forwarded-host") ?? headers.get("host"));
  const location = isLocale(language) ? withLocale(back, language) : back;
  return new Response(null, { status: 303, headers: { location } });
}
