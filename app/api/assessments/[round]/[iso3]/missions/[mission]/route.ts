import { defineRoute } from "@/lib/core/route";
import { tableBytes } from "@/lib/export/write";
import { csvResponse } from "@/lib/files/door";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { programmeTable } from "@/lib/missions/csv";
import { programmePage } from "@/lib/missions/page";
import { missionKeySchema } from "@/lib/missions/schema";

/** The programme of a mission, as CSV. */
export const GET = defineRoute({ access: "signed_in", params: missionKeySchema }, async (ctx, { params }) => {
  const { round, iso3, mission } = params;
  const { meetings } = await programmePage(ctx, DEFAULT_LOCALE, params);
  const bytes = await tableBytes(programmeTable(meetings), "csv");
  return csvResponse(bytes, `${round}-${iso3}-mission-${mission}.csv`);
});
