import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { calendarOf, roundDeadlines } from "@/lib/desk/deadlines";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";

const params = z.object({ round: z.string().max(40) });
const query = z.object({ locale: z.enum(LOCALES).catch(DEFAULT_LOCALE) });

/** The deadlines of a round that are open to this reader, as a calendar file. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { locale } = input.query;
  const { round, deadlines } = await roundDeadlines(ctx, input.params.round, locale);
  const [t, states] = await Promise.all([
    getTranslations({ locale, namespace: "desk.calendar" }),
    getTranslations({ locale, namespace: "assessment.states" }),
  ]);
  const text = calendarOf(round.code, locale, deadlines, {
    name: t("name", { round: round.code }),
    entryOf: ({ country, kind }) =>
      t("entry", {
        country,
        round: round.code,
        what: kind === "self_assessment" ? t("self_assessment") : states(kind),
      }),
  });
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${round.code}-deadlines-${locale}.ics"`,
      "cache-control": "no-store",
    },
  });
});
