import { signOutHere } from "@/lib/auth/next-auth";
import { formOf } from "@/lib/core/form-body";
import { defineRoute } from "@/lib/core/route";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locales";

/** Ends the session of this browser and lets it forget cached pages. A plain form leads here. */
export const POST = defineRoute({ access: "public", activity: false }, async (_ctx, { request }) => {
  const locale = (await formOf(request)).get("locale");
  await signOutHere();
  return new Response(null, {
    status: 303,
    headers: {
      location: `/${isLocale(locale) ? locale : DEFAULT_LOCALE}/sign-in`,
      "clear-site-data": '"cache"',
    },
  });
});
