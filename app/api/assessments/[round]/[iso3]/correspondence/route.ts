import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineRoute } from "@/lib/core/route";
import { letterTable } from "@/lib/correspondence/csv";
import { lettersPage } from "@/lib/correspondence/page";
import { tableBytes } from "@/lib/export/write";
import { csvResponse } from "@/lib/files/door";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";

/** The letters of an assessment, as CSV. */
export const GET = defineRoute(
  { access: "signed_in", params: assessmentKeySchema },
  async (ctx, { params }) => {
    const { letters } = await lettersPage(ctx, DEFAULT_LOCALE, params);
    const name = `${params.round}-${params.iso3}-correspondence.csv`;
    return csvResponse(await tableBytes(letterTable(letters), "csv"), name);
  },
);
